package vn.ctdp.clusters.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.ui.view.Messages;

class VacantLandPageTest {

  private static VacantLandPage page(VacantLand.PublicList list) {
    return new VacantLandPage(
        (VacantLand)
            Proxy.newProxyInstance(
                VacantLand.class.getClassLoader(),
                new Class<?>[] {VacantLand.class},
                (proxy, method, args) -> {
                  // The page may ask for what is public and for nothing else.
                  assertThat(method.getName()).isEqualTo("published");
                  return Optional.ofNullable(list);
                }));
  }

  private static VacantLand.PublicList list(String price) {
    return new VacantLand.PublicList(
        "Sở Công Thương",
        "Department",
        "Phòng Quản lý công nghiệp",
        LocalDate.of(2026, 11, 22),
        new BigDecimal("17.5"),
        List.of(
            new VacantLand.PublicRow(
                "CCN Thuận An",
                "Xã Đức An",
                ClusterKind.DA_NGANH,
                new BigDecimal("17.5000"),
                LocalDate.of(2026, 6, 1),
                price,
                null)));
  }

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(VacantLandPage.texts().mismatches()).isEmpty();
  }

  @Test
  void givesNothingWhileNothingIsPublished() {
    assertThat(page(null).html(Messages.VIETNAMESE)).isEmpty();
  }

  @Test
  void showsTheListAsAFinishedDocument() {
    for (Locale locale : List.of(Messages.VIETNAMESE, Messages.ENGLISH)) {
      assertThat(page(list("0,6 triệu đồng/m²")).html(locale).orElseThrow())
          .contains("CCN Thuận An", "17,5", "01/06/2026", "0,6 triệu đồng/m²")
          .doesNotContain("<script", "style=", "http:", "https:");
    }
  }

  @Test
  void whatIsTypedIsNeverMarkup() {
    assertThat(page(list("<img src=x onerror=\"a()\">'")).html(Messages.VIETNAMESE).orElseThrow())
        .contains("&lt;img src=x onerror=&quot;a()&quot;&gt;&#39;")
        .doesNotContain("<img");
  }
}
