package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.drift.DriftLine;

class DriftCodecTest {

  private static final UnitRef PROVINCE = UnitRef.parse("34:68");
  private static final Instant AT = Instant.parse("2026-06-20T19:30:00Z");

  @Test
  void saysWhichCellsDiffer() {
    DriftLine line =
        DriftCodec.line(
            PROVINCE,
            "report/f/2026-H1",
            Map.of("1", "11", "2", "825", "3", "5"),
            Map.of("1", "12", "2", "825", "4", "7"),
            AT);

    assertThat(line.same()).isFalse();
    assertThat(line.count()).isEqualTo(3);
    assertThat(line.differences())
        .containsExactly(
            new DriftLine.Difference("1", "11", "12"),
            new DriftLine.Difference("3", "5", ""),
            new DriftLine.Difference("4", "", "7"));
    assertThat(DriftCodec.line(PROVINCE, "units", Map.of("a", "b"), Map.of("a", "b"), AT).same())
        .isTrue();
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    DriftCodec.Snapshot snapshot =
        new DriftCodec.Snapshot(
            PROVINCE,
            Map.of("units", Map.of("34:68", "TINH Lâm Đồng")),
            Map.of("f/2026-H1", new DriftCodec.Held(2, "abc", Map.of("1", "11"))));
    assertThat(DriftCodec.read(DriftCodec.write(snapshot))).isEqualTo(snapshot);

    List<DriftLine> lines =
        List.of(
            new DriftLine(
                PROVINCE, "units", List.of(new DriftLine.Difference("a", "b", "")), 1, AT));
    assertThat(DriftCodec.verdicts(DriftCodec.verdicts(lines))).isEqualTo(lines);
  }

  @Test
  void keepsAtMostTwoHundredDifferencesAndCountsAll() {
    Map<String, String> many = new java.util.HashMap<>();
    for (int i = 0; i < 500; i++) {
      many.put("k" + i, "v");
    }
    DriftLine line = DriftCodec.line(PROVINCE, "units", many, Map.of(), AT);
    assertThat(line.count()).isEqualTo(500);
    assertThat(line.differences()).hasSize(DriftCodec.MAX);
  }

  @Test
  void refusesWhatIsNoSnapshot() {
    for (String text : List.of("[]", "{}", "{\"schema\":\"ctdp-drift-1\"}", "x")) {
      assertThatThrownBy(() -> DriftCodec.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(InvalidDocumentException.class);
    }
  }
}
