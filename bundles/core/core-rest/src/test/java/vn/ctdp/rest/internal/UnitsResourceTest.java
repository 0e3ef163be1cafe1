package vn.ctdp.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;

/** Codes and days: which unit is meant. */
class UnitsResourceTest {

  /** 17:30 UTC is already the next day in Viet Nam. */
  private static final Clock EVENING =
      Clock.fixed(Instant.parse("2026-11-21T17:30:00Z"), ZoneOffset.UTC);

  private static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);

  private final List<String> calls = new ArrayList<>();
  private final UnitsResource units = new UnitsResource(territory(), EVENING);

  private TerritoryService territory() {
    return (TerritoryService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TerritoryService.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName() + Arrays.toString(arguments));
              if (method.getReturnType() == List.class) {
                return List.of();
              }
              boolean known = arguments[0].equals("68") || arguments[0].equals(LAM_DONG);
              return known ? Optional.of(unit()) : Optional.empty();
            });
  }

  private static AdminUnit unit() {
    return new AdminUnit(
        LAM_DONG,
        UnitLevel.PROVINCE,
        UnitType.TINH,
        "Lâm Đồng",
        "Tỉnh Lâm Đồng",
        "Lam Dong",
        Optional.empty(),
        "Nam",
        "TAY_NGUYEN",
        LocalDate.of(2025, 7, 1),
        null,
        "");
  }

  @Test
  void takesABareCodeByTheDayAndTodayWhereNoDayIsGiven() {
    assertThat(units.one("68", LocalDate.of(2025, 1, 1)).ref()).isEqualTo(LAM_DONG);
    units.one("68", null);
    assertThat(calls).containsExactly("find[68, 2025-01-01]", "find[68, 2026-11-22]");
  }

  @Test
  void takesAUnitByItsVintage() {
    units.one("34:68", null);
    assertThat(calls).containsExactly("find[34:68, 2026-11-22]");
  }

  @Test
  void restatesToTheDayAsked() {
    units.restate("34:68", null, LocalDate.of(2024, 12, 31));
    assertThat(calls).contains("restate[34:68, 2024-12-31]");
  }

  @Test
  void listsProvincesOrSearches() {
    units.list(" ", null, 50);
    units.list("dak nong", null, 50);
    assertThat(calls).containsExactly("provinces[2026-11-22]", "search[dak nong, 2026-11-22, 50]");
    assertThatThrownBy(() -> units.list("x", null, 0))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(RestError.WRONG_PARAMETER));
  }

  @Test
  void saysWhenThereIsNoSuchUnit() {
    assertThatThrownBy(() -> units.children("99", null))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(RestError.NO_UNIT));
  }
}
