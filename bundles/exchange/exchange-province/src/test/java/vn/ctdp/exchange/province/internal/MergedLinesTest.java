package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines from records with what was typed beside them. */
class MergedLinesTest {

  @Test
  void recordsWinAndWhatWasTypedStays() {
    List<Map<String, String>> typed =
        List.of(
            Map.of("ma", "A", "ten", "Tên cũ", "ghi-chu", "nhập tay"),
            Map.of("ma", "B", "ten", "Không còn trong hồ sơ"),
            Map.of("ten", "Dòng nhập tay"));
    List<Map<String, String>> drawn =
        List.of(Map.of("ma", "C", "ten", "Mới"), Map.of("ma", "A", "ten", "Tên mới"));
    assertThat(ReportTables.merged(typed, drawn))
        .containsExactly(
            Map.of("ma", "C", "ten", "Mới"),
            Map.of("ma", "A", "ten", "Tên mới", "ghi-chu", "nhập tay"),
            Map.of("ten", "Dòng nhập tay"));
  }
}
