package vn.ctdp.clusters.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.map.MapFeature;

class MapMessagesTest {

  private static final Pattern KEY = Pattern.compile("\"(clusters-map\\.[A-Za-z.]+)\"");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(MapViews.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyKeyInTheViewsHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        Matcher m = KEY.matcher(Files.readString(source));
        while (m.find()) {
          used.add(m.group(1));
        }
      }
    }
    used.removeIf(k -> k.endsWith("."));
    assertThat(MapViews.MESSAGES.keys()).containsAll(used);
    assertThat(used).isNotEmpty();
  }

  @Test
  void aPlaceGoesToTheMapDigitByDigit() {
    UUID id = UUID.randomUUID();
    MappedCluster cluster =
        new MappedCluster(
            new ClusterSnapshot(
                new Cluster(
                    id,
                    "CCN-001",
                    "CCN A",
                    List.of(),
                    UnitRef.parse("34:68"),
                    List.of(),
                    false,
                    null,
                    false,
                    null,
                    0),
                LocalDate.of(2026, 11, 22),
                Map.of()),
            Optional.of(
                place(
                    Place.Kind.POINT,
                    new GeoPoint(new BigDecimal("12.003500"), new BigDecimal("107.687667")),
                    null)),
            Optional.of(
                place(
                    Place.Kind.OUTLINE,
                    null,
                    "{\"type\":\"Polygon\",\"coordinates\":[[[107.6,12],[107.7,12],[107.7,12.1],[107.6,12]]]}")));

    MapFeature sent = MapMarks.feature(cluster, List.of("a"), "clusters/" + id);

    assertThat(sent.latitude().toPlainString()).isEqualTo("12.003500");
    assertThat(sent.longitude().toPlainString()).isEqualTo("107.687667");
    assertThat(sent.outline()).contains("\"type\":\"Polygon\"");
    assertThat(sent.lines()).containsExactly("a");
  }

  private static Place place(Place.Kind kind, GeoPoint point, String outline) {
    return new Place(
        kind, LocalDate.of(2026, 1, 1), point, outline, BigDecimal.ONE, "GPS", "a", Instant.EPOCH);
  }

  @Test
  void stagesHaveColoursOfTheirOwn() {
    Set<String> colours = new TreeSet<>();
    for (Stage stage : Stage.values()) {
      colours.add(MapMarks.colour(stage));
    }
    assertThat(colours).hasSize(Stage.values().length);
  }
}
