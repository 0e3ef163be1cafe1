package vn.ctdp.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapFeatureTest {

  @Test
  void theMapAsksNothingOfOtherHosts() throws IOException {
    String script = Files.readString(Path.of("src/main/resources/static/map.js"));
    assertThat(script).doesNotContain("http:", "https:", "tileLayer", "innerHTML");
    assertThat(Files.readString(Path.of("src/main/resources/static/map.css")))
        .doesNotContain("http", "@import", "url(");
  }

  @Test
  void aPlaceGoesToTheMapDigitByDigit() {
    MapFeature feature =
        new MapFeature(
            "1",
            "CCN A",
            "#1c6b3f",
            "clusters/1",
            new BigDecimal("12.003500"),
            new BigDecimal("107.687667"),
            "{\"type\":\"Polygon\",\"coordinates\":[[[107.6,12],[107.7,12],[107.7,12.1],[107.6,12]]]}",
            List.of("a"));

    assertThat(feature.json().toJson())
        .contains(
            "\"lat\":\"12.003500\"",
            "\"lon\":\"107.687667\"",
            "\"type\":\"Polygon\"",
            "\"link\":\"clusters/1\"",
            "\"lines\":[\"a\"]");
    assertThat(feature.placed()).isTrue();
  }

  @Test
  void whatHasNoPlaceSaysNothingOfOne() {
    MapFeature feature = new MapFeature("1", "Xã A", "#000", null, null, null, null, List.of());

    assertThat(feature.placed()).isFalse();
    assertThat(feature.json().keys()).containsExactlyInAnyOrder("id", "name", "colour");
  }
}
