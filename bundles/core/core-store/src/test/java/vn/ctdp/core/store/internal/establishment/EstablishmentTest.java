package vn.ctdp.core.store.internal.establishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;

class EstablishmentTest {

  private static final UnitRef LAI_CHAU = new UnitRef("12", Vintage.V34);
  private static final UnitRef DAK_NONG = new UnitRef("67", Vintage.V63);
  private static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);

  static Stream<Fixture> fixtures() {
    return Shared.fixtures();
  }

  @ParameterizedTest
  @CsvSource({
    "0100109106,0100109106",
    "01 0010.9106,0100109106",
    "0100109106-001,0100109106-001",
    "0100109106001,0100109106-001",
    "001099012345,001099012345"
  })
  void writesABusinessCodeInOneWay(String typed, String stored) {
    assertThat(BusinessCode.normalise(typed)).contains(stored);
  }

  @Test
  void refusesWhatIsNoBusinessCode() {
    assertThat(BusinessCode.normalise("12345")).isEmpty();
    assertThat(BusinessCode.normalise("12345678901234")).isEmpty();
    assertThat(BusinessCode.normalise("01001O9106")).isEmpty();
    assertThat(BusinessCode.normalise(null)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void findsTheSameEstablishmentHoweverItsCodeIsTyped(Fixture f) {
    Establishment saved =
        f.establishments.save(
            Fixture.SYSTEM,
            establishment("0200000001", "Công ty TNHH Miến dong Bình Lư", LAI_CHAU));
    assertThat(f.establishments.findByBusinessCode(Fixture.SYSTEM, "02.0000 0001")).contains(saved);
    assertThatThrownBy(
            () ->
                f.establishments.save(
                    Fixture.SYSTEM, establishment("0200 000 001", "Tên khác", LAI_CHAU)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.DUPLICATE));
    assertThat(f.establishments.names(List.of(saved.id())))
        .containsEntry(saved.id(), "Công ty TNHH Miến dong Bình Lư");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void asksAboutSimilarNames(Fixture f) {
    f.establishments.save(
        Fixture.SYSTEM, establishment("0300000001", "Hợp tác xã Chè Shan Tuyết Tả Lèng", LAI_CHAU));
    f.establishments.save(
        Fixture.SYSTEM, establishment("0300000002", "Hợp tác xã Chế biến gỗ Tân Uyên", LAI_CHAU));
    assertThat(f.establishments.similar(Fixture.SYSTEM, "HTX che san tuyet Ta Leng", 5))
        .extracting(Establishment::businessCode)
        .first()
        .isEqualTo("0300000001");
    assertThat(f.establishments.similar(Fixture.SYSTEM, "Công ty TNHH", 5)).isEmpty();
    assertThat(f.establishments.similar(Fixture.SYSTEM, "Xưởng cơ khí Hoàng Long", 5)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keepsToTheCallersProvinceWithWhatWentIntoIt(Fixture f) {
    f.establishments.save(
        Fixture.SYSTEM, establishment("0400000001", "Cơ sở Đắk Nông cũ", DAK_NONG));
    Establishment elsewhere =
        f.establishments.save(
            Fixture.SYSTEM, establishment("0400000002", "Cơ sở Lai Châu", LAI_CHAU));
    Caller caller = f.person("core.establishment.view", "core.establishment.manage");
    f.rights.provinces = Set.of(LAM_DONG);
    PageRequest search = new PageRequest(0, 50, List.of(), "co so", Map.of());
    assertThat(f.establishments.page(caller, search).rows())
        .extracting(Establishment::businessCode)
        .contains("0400000001")
        .doesNotContain("0400000002");
    assertThat(f.establishments.find(caller, elsewhere.id())).isEmpty();
    assertThatThrownBy(() -> f.establishments.save(caller, elsewhere))
        .isInstanceOf(CtdpException.class);
    f.reset();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void searchesByPartOfACode(Fixture f) {
    f.establishments.save(
        Fixture.SYSTEM, establishment("0500000777", "Cơ sở tìm theo mã", LAI_CHAU));
    assertThat(
            f.establishments
                .page(Fixture.SYSTEM, new PageRequest(0, 5, List.of(), "0000 0777", Map.of()))
                .rows())
        .extracting(Establishment::businessCode)
        .containsExactly("0500000777");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsAPageInTwoStatements(Fixture f) {
    f.establishments.save(Fixture.SYSTEM, establishment("0600000001", "Cơ sở một", LAI_CHAU));
    f.database().statistics().clear();
    assertThat(f.establishments.page(Fixture.SYSTEM, PageRequest.first(100)).rows()).isNotEmpty();
    assertThat(f.database().statistics().getPrepareStatementCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void namesEveryFieldThatIsWrong(Fixture f) {
    Establishment bad =
        new Establishment(
            null,
            "x",
            " ",
            null,
            null,
            new UnitRef("99", Vintage.V34),
            null,
            "h",
            "ABC",
            5,
            6,
            null,
            null,
            0);
    assertThatThrownBy(() -> f.establishments.save(Fixture.SYSTEM, bad))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .containsExactlyInAnyOrder(
                        "businessCode",
                        "name",
                        "ownerType",
                        "province",
                        "sector",
                        "vsic",
                        "workersFemale"));
  }

  private static Establishment establishment(String code, String name, UnitRef province) {
    return new Establishment(
        null,
        code,
        name,
        OwnerType.DN_NHO,
        null,
        province,
        null,
        "a",
        "1074",
        12,
        7,
        true,
        null,
        0);
  }
}
