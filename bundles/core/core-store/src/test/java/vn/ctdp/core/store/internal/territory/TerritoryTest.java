package vn.ctdp.core.store.internal.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.NewCommune;
import vn.ctdp.core.territory.UnitChange;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.VietnameseText;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerritoryTest {

  private static final LocalDate LAST_OLD = LocalDate.of(2025, 6, 30);
  private static final LocalDate FIRST_NEW = LocalDate.of(2025, 7, 1);

  private List<Fixture> fixtures;

  @BeforeAll
  void start() {
    fixtures = Shared.fixtures().toList();
  }

  Stream<Fixture> fixtures() {
    return fixtures.stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void countsTheProvincesOfBothDivisions(Fixture f) {
    assertThat(f.territory.provinces(LAST_OLD)).hasSize(63);
    assertThat(f.territory.provinces(FIRST_NEW)).hasSize(34);
    assertThat(f.territory.provinces(FIRST_NEW))
        .extracting(AdminUnit::nameVi)
        .isSortedAccordingTo(VietnameseText.order());
  }

  @ParameterizedTest
  @CsvSource({
    "15,Yên Bái,Lào Cai",
    "24,Bắc Giang,Bắc Ninh",
    "44,Quảng Bình,Quảng Trị",
    "52,Bình Định,Gia Lai",
    "80,Long An,Tây Ninh",
    "82,Tiền Giang,Đồng Tháp",
    "91,Kiên Giang,An Giang"
  })
  void tellsReusedCodesApartByDay(String code, String before, String after) {
    for (Fixture f : fixtures) {
      assertThat(f.territory.find(code, LAST_OLD).orElseThrow().nameVi()).isEqualTo(before);
      assertThat(f.territory.find(code, FIRST_NEW).orElseThrow().nameVi()).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void knowsNoCodeThatIsGone(Fixture f) {
    assertThat(f.territory.find("67", LAST_OLD)).isPresent();
    assertThat(f.territory.find("67", FIRST_NEW)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void restatesForwardAndBackward(Fixture f) {
    UnitRef dakNong = new UnitRef("67", Vintage.V63);
    UnitRef lamDong = new UnitRef("68", Vintage.V34);
    assertThat(f.territory.restate(dakNong, FIRST_NEW))
        .containsExactly(new UnitShare(lamDong, BigDecimal.ONE));
    assertThat(f.territory.restate(dakNong, LAST_OLD))
        .containsExactly(new UnitShare(dakNong, BigDecimal.ONE));
    assertThat(f.territory.restate(lamDong, LAST_OLD))
        .extracting(UnitShare::unit)
        .containsExactlyInAnyOrder(
            dakNong, new UnitRef("60", Vintage.V63), new UnitRef("68", Vintage.V63));
    assertThat(f.territory.successors(dakNong)).containsExactly(lamDong);
    assertThat(f.territory.predecessors(lamDong)).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void losesNothingWhenRestatingTheWholeCountry(Fixture f) {
    List<UnitRef> back =
        f.territory.provinces(FIRST_NEW).stream()
            .flatMap(p -> f.territory.restate(p.ref(), LAST_OLD).stream())
            .map(UnitShare::unit)
            .toList();
    assertThat(back).hasSize(63).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void datesTheTypeOfDongNai(Fixture f) {
    UnitRef dongNai = new UnitRef("75", Vintage.V34);
    AdminUnit before = f.territory.find(dongNai, LocalDate.of(2026, 4, 29)).orElseThrow();
    AdminUnit after = f.territory.find(dongNai, LocalDate.of(2026, 4, 30)).orElseThrow();
    assertThat(before.type()).isEqualTo(UnitType.TINH);
    assertThat(before.fullNameVi()).isEqualTo("Tỉnh Đồng Nai");
    assertThat(after.type()).isEqualTo(UnitType.THANH_PHO_TW);
    assertThat(after.fullNameVi()).isEqualTo("Thành phố Đồng Nai");
    assertThat(f.territory.history(dongNai))
        .contains(
            new UnitChange(
                LocalDate.of(2026, 4, 30), "type", "TINH", "THANH_PHO_TW", "NQ 30/2026/QH16 [V]"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void tellsThatRegionsAndCodesChanged(Fixture f) {
    assertThat(f.territory.history(new UnitRef("38", Vintage.V34)))
        .anySatisfy(
            c -> {
              assertThat(c.attribute()).isEqualTo("fairRegion");
              assertThat(c.from()).isEqualTo(FIRST_NEW);
              assertThat(c.before()).isEqualTo("Bắc");
              assertThat(c.after()).isEqualTo("Trung");
            });
    assertThat(f.territory.history(new UnitRef("15", Vintage.V34)))
        .anySatisfy(
            c -> {
              assertThat(c.attribute()).isEqualTo("code");
              assertThat(c.before()).isEqualTo("10");
              assertThat(c.after()).isEqualTo("15");
            });
    assertThat(f.territory.find("60", LAST_OLD).orElseThrow().fairRegion()).isEqualTo("Nam");
    assertThat(f.territory.find("68", FIRST_NEW).orElseThrow().fairRegion()).isEqualTo("Trung");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void findsWithoutDiacritics(Fixture f) {
    assertThat(f.territory.search("dak nong", FIRST_NEW, 5))
        .extracting(u -> u.ref().toString())
        .containsExactly("63:67");
    assertThat(f.territory.search("Lam dong", FIRST_NEW, 5))
        .extracting(u -> u.ref().toString())
        .containsExactly("34:68", "63:68");
    assertThat(f.territory.search("15", FIRST_NEW, 5))
        .extracting(AdminUnit::nameVi)
        .containsExactly("Lào Cai", "Yên Bái");
    assertThat(f.territory.search("thua thien", FIRST_NEW, 5))
        .extracting(u -> u.ref().toString())
        .containsExactly("63:46");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void importsReferenceDataOnce(Fixture f) {
    long lines = f.audit.verify(Fixture.SYSTEM).lines();
    f.loader.load();
    assertThat(f.audit.verify(Fixture.SYSTEM).lines()).isEqualTo(lines);
    // Even when the note of what was imported is lost, nothing is doubled.
    f.database().sql("DELETE FROM core.reference_import");
    f.loader.load();
    assertThat(f.territory.provinces(FIRST_NEW)).hasSize(34);
    assertThat(f.audit.page(Fixture.SYSTEM, vn.ctdp.core.query.PageRequest.first(5)).rows())
        .allSatisfy(r -> assertThat(r.details()).containsEntry("changed", "0"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void importsCommunesOnceAndAllOrNothing(Fixture f) {
    UnitRef laiChau = new UnitRef("12", Vintage.V34);
    NewCommune good = commune("03388", "Tân Phong", laiChau);
    NewCommune bad = commune("3", "Sai mã", laiChau);
    assertThatThrownBy(() -> f.territory.importCommunes(Fixture.SYSTEM, List.of(good, bad)))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.problems().get(0).field()).isEqualTo("communes[1].ref"));
    assertThatThrownBy(() -> f.territory.importCommunes(Fixture.SYSTEM, List.of(good, good)))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.problems().get(0).code()).isEqualTo("V-CORE-14"));
    assertThat(f.territory.find(good.ref(), FIRST_NEW)).isEmpty();
    assertThat(f.territory.importCommunes(Fixture.SYSTEM, List.of(good))).isEqualTo(1);
    assertThat(f.territory.importCommunes(Fixture.SYSTEM, List.of(good))).isZero();
    AdminUnit found = f.territory.find("03388", FIRST_NEW).orElseThrow();
    assertThat(found.fullNameVi()).isEqualTo("Phường Tân Phong");
    assertThat(f.territory.children(laiChau, FIRST_NEW)).containsExactly(found);
    assertThat(f.territory.children(laiChau, LAST_OLD)).isEmpty();
    assertThat(
            f.territory.importCommunes(
                Fixture.SYSTEM, List.of(commune("03388", "Tân Phong Mới", laiChau))))
        .isEqualTo(1);
    assertThat(f.territory.find("03388", FIRST_NEW).orElseThrow().nameVi())
        .isEqualTo("Tân Phong Mới");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void refusesImportsWithoutTheRight(Fixture f) {
    assertThatThrownBy(
            () ->
                f.territory.importCommunes(
                    f.person("core.organisation.view"),
                    List.of(commune("03389", "Đoàn Kết", new UnitRef("12", Vintage.V34)))))
        .isInstanceOf(CtdpException.class);
    assertThat(f.territory.find("03389", FIRST_NEW)).isEmpty();
  }

  private static NewCommune commune(String code, String name, UnitRef province) {
    return new NewCommune(
        new UnitRef(code, Vintage.V34), UnitType.PHUONG, name, province, null, null, "test");
  }

  @Test
  void saysEveryRemarkOfTheReferenceDataInVietnamese() {
    List<UnitRow> rows = ReferenceUnits.load().rows();
    TerritoryServiceImpl territory = Shared.fixtures().findFirst().orElseThrow().territory;
    assertThat(rows).isNotEmpty();
    for (UnitRow row : rows) {
      assertThat(territory.remark(row.source()).vi()).isNotEqualTo(row.source());
      if (row.notes() != null) {
        assertThat(territory.remark(row.notes()).vi()).isNotEqualTo(row.notes());
        assertThat(territory.remark(row.notes()).en()).isEqualTo(row.notes());
      }
    }
    assertThat(territory.remark("NQ 30/2026/QH16").vi()).isEqualTo("NQ 30/2026/QH16");
    assertThat(territory.remark(null).vi()).isEmpty();
  }
}
