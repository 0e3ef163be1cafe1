package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.form.Origin;

class OriginsTest {

  private static Origin origin(String id, String title, String value, String note) {
    return new Origin(
        new SubjectRef("cluster", id), title, value == null ? null : new BigDecimal(value), note);
  }

  @Test
  void onceForEachRecordAndBackInTheOrderOfEachCell() {
    Map<String, List<Origin>> cells = new TreeMap<>();
    cells.put(
        "1", List.of(origin("b", "Bắc", "1", ""), origin("a", "An", "2.5", "QĐ 12\tsố\\n\n3")));
    cells.put("2/x", List.of(origin("a", "An", null, ""), origin("b", "Bắc", "-3", "")));
    List<Origins.Packed> packed = Origins.pack(cells);
    assertThat(packed).hasSize(2);
    assertThat(Origins.unpack(packed)).isEqualTo(cells);
  }

  @Test
  void aRecordMayBeCalledDifferentlyAndGiveMoreThanFitsIntoOneText() {
    Map<String, List<Origin>> cells = new TreeMap<>();
    List<Origin> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(origin("a", i % 2 == 0 ? "Cũ" : "Mới", "" + i, "n".repeat(1_000)));
    }
    cells.put("1", many);
    List<Origins.Packed> packed = Origins.pack(cells);
    assertThat(packed)
        .hasSizeGreaterThan(3)
        .extracting(Origins.Packed::part)
        .doesNotHaveDuplicates();
    assertThat(packed).allMatch(p -> p.contributions().length() <= Origins.LONGEST);
    assertThat(Origins.unpack(packed)).isEqualTo(cells);
  }
}
