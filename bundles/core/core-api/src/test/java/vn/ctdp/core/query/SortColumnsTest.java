package vn.ctdp.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;

class SortColumnsTest {

  private final SortColumns columns =
      new SortColumns(Map.of("name", "e.nameSort", "day", "e.day"), "e.day desc", "e.id");

  @Test
  void theOrderAskedForOrTheStandardAndAlwaysTheTieBreak() {
    assertThat(columns.orderBy(List.of())).isEqualTo(" order by e.day desc, e.id");
    assertThat(columns.orderBy(List.of(new Sort("name", true), new Sort("day", false))))
        .isEqualTo(" order by e.nameSort asc, e.day desc, e.id");
  }

  @Test
  void aNameThatTheListDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> columns.orderBy(List.of(new Sort("id; drop", true))))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo(CoreError.INVALID);
              assertThat(e.problems()).extracting("field").containsExactly("sorts.id; drop");
            });
  }
}
