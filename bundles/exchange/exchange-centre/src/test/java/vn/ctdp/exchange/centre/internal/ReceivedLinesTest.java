package vn.ctdp.exchange.centre.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.decision.ReceivedLine;
import vn.ctdp.exchange.form.FormList;

class ReceivedLinesTest {

  private static final Locale VI = Locale.forLanguageTag("vi-VN");
  private static final Localized NONE = new Localized("", "");

  private static final FormList LIST =
      new FormList(
          "3",
          new Localized("Danh sách", "List"),
          List.of(
              column("ten", FormList.Type.TEXT, List.of()),
              column(
                  "tt",
                  FormList.Type.TEXT,
                  List.of(
                      new FormList.Choice("XONG", new Localized("Hoàn thành", "Completed")),
                      new FormList.Choice("DANG", new Localized("Đang thực hiện", "Under way")))),
              column("kp", FormList.Type.FIGURE, List.of())),
          500);

  private static final List<Map<String, String>> LINES =
      List.of(
          Map.of("ten", "Máy xẻ gỗ", "tt", "DANG", "kp", "90"),
          Map.of("ten", "Đóng gói chè", "tt", "XONG", "kp", "1000"),
          Map.of("ten", "Ao sen", "tt", "XONG"));

  private static FormList.Column column(
      String key, FormList.Type type, List<FormList.Choice> choices) {
    return new FormList.Column(
        key, new Localized(key, key), type, "", NONE, 0, false, 100, choices);
  }

  private static Page<ReceivedLine> page(String search, Sort... sorts) {
    return ReceivedLines.page(
        LIST, LINES, VI, new PageRequest(0, 2, List.of(sorts), search, Map.of()));
  }

  @Test
  void findsWithoutMarksAndByTheNameOfAChoice() {
    assertThat(page("dong goi").rows()).extracting(ReceivedLine::number).containsExactly(2);
    assertThat(page("hoan thanh").rows()).extracting(ReceivedLine::number).containsExactly(2, 3);
    assertThat(page("khong co").total()).isZero();
  }

  @Test
  void pagesInTheOrderOfTheReportOrOfAColumn() {
    assertThat(page("").rows()).extracting(ReceivedLine::number).containsExactly(1, 2);
    assertThat(page("").total()).isEqualTo(3);
    // Figures by their value, not as texts; Đ after A and before M, as in Vietnamese.
    assertThat(page("", new Sort("kp", false)).rows())
        .extracting(ReceivedLine::number)
        .containsExactly(2, 1);
    assertThat(page("", new Sort("ten", true)).rows())
        .extracting(ReceivedLine::number)
        .containsExactly(3, 2);
    assertThatThrownBy(() -> page("", new Sort("khac", true))).isInstanceOf(CtdpException.class);
  }
}
