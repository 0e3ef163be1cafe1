package vn.ctdp.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;

/** Pages, orders and filters from query parameters. */
class RequestsTest {

  @Test
  void readsOrdersWithAMinusForDescending() {
    PageRequest page = Requests.page(10, 20, "name, -code", "sở", Map.of());
    assertThat(page.offset()).isEqualTo(10);
    assertThat(page.limit()).isEqualTo(20);
    assertThat(page.sorts()).containsExactly(new Sort("name", true), new Sort("code", false));
    assertThat(page.search()).isEqualTo("sở");
  }

  @Test
  void leavesOutEmptyFilters() {
    assertThat(Requests.filters("a", "1", "b", null, "c", " ", "d", " x "))
        .isEqualTo(Map.of("a", "1", "d", "x"));
  }

  @Test
  void refusesPagesOutOfRange() {
    for (int limit : new int[] {0, -1, 1001}) {
      assertThatThrownBy(() -> Requests.page(0, limit, null, null, Map.of()))
          .isInstanceOf(CtdpException.class);
    }
    assertThatThrownBy(() -> Requests.page(-1, 1, null, null, Map.of()))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> Requests.id("id", "x")).isInstanceOf(CtdpException.class);
  }
}
