package vn.ctdp.core.store.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;

class RuleTest {

  private static final UnitRef LAI_CHAU = new UnitRef("12", Vintage.V34);
  private static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);

  static Stream<Fixture> fixtures() {
    return Shared.fixtures();
  }

  @ParameterizedTest
  @CsvSource({
    "clusters,2012-01-01,ccn-qd105-2009",
    "clusters,2024-04-30,ccn-nd68-2017",
    "clusters,2024-05-01,ccn-nd32-2024",
    "clusters,2026-09-14,ccn-nd32-2024",
    "clusters,2026-09-15,ccn-nd303-2026",
    "extension,2018-05-10,kc-ttlt26-2014",
    "extension,2018-05-11,kc-tt28-2018",
    "extension,2025-10-14,kc-tt28-2018",
    "extension,2025-10-15,kc-nd235-2025"
  })
  void choosesTheSetOfTheDay(String domain, LocalDate day, String id) {
    fixtures()
        .forEach(f -> assertThat(f.rules.ruleSet(domain, day).orElseThrow().id()).isEqualTo(id));
  }

  @ParameterizedTest
  @CsvSource({
    "clusters,ccn.size.min,2024-04-30,10",
    "clusters,ccn.size.min,2026-09-14,10",
    "clusters,ccn.size.min,2026-09-15,5",
    "clusters,ccn.fill.expand,2026-09-14,0.60",
    "clusters,ccn.fill.expand,2026-09-15,0.50",
    "clusters,ccn.stock.max,2026-09-14,100",
    "clusters,ccn.stock.max,2026-09-15,50",
    "extension,kc.cap.machine,2018-05-10,200000000",
    "extension,kc.cap.machine,2018-05-11,300000000",
    "extension,kc.cap.machine,2026-01-01,300000000",
    "extension,kc.cap.infrastructure,2025-10-14,6000000000"
  })
  void judgesByTheDayOfTheAct(String domain, String key, LocalDate day, String value) {
    Fixture f = fixtures().findFirst().orElseThrow();
    assertThat(f.rules.parameter(domain, key, day, null).orElseThrow().value()).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void supportsNoInfrastructureForProjectsApprovedSinceOctober2025(Fixture f) {
    assertThat(
            f.rules.parameter(
                "extension", "kc.cap.infrastructure", LocalDate.of(2025, 10, 15), null))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void prefersTheProvincesOwnValue(Fixture f) {
    LocalDate day = LocalDate.of(2026, 3, 1);
    assertThat(f.rules.parameter("extension", "kc.cap.model", day, LAI_CHAU).orElseThrow().value())
        .isEqualTo("500000000");
    assertThat(f.rules.parameter("extension", "kc.cap.model", day, LAM_DONG).orElseThrow().value())
        .isEqualTo("1000000000");
    assertThat(f.rules.parameter("extension", "kc.cap.model", day, null).orElseThrow().province())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void tellsHowWellAValueIsVerified(Fixture f) {
    Parameter craft =
        f.rules
            .parameter("clusters", "ccn.craft.share.min", LocalDate.of(2025, 1, 1), null)
            .orElseThrow();
    assertThat(craft.remark()).contains("60 %");
    assertThat(f.rules.ruleSets()).hasSize(11).extracting(RuleSet::legalText).doesNotContainNull();
    assertThat(
            f.rules
                .parameter("extension", "kc.cap.brand", LocalDate.of(2026, 1, 1), null)
                .orElseThrow()
                .evidence())
        .isEqualTo(Evidence.UNVERIFIED);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void endsTheFormerOverrideAndKeepsHistory(Fixture f) {
    LocalDate first = LocalDate.of(2026, 1, 1);
    LocalDate second = LocalDate.of(2026, 7, 1);
    f.rules.override(Fixture.SYSTEM, own("kc.cap.machine", "250000000", first));
    f.rules.override(Fixture.SYSTEM, own("kc.cap.machine", "280000000", second));
    assertThat(value(f, second.minusDays(1))).isEqualTo("250000000");
    assertThat(value(f, second)).isEqualTo("280000000");
    assertThat(value(f, first.minusDays(1))).isEqualTo("300000000");
    List<Parameter> history =
        f.rules.history("extension", "kc.cap.machine").stream()
            .filter(p -> p.province().equals(Optional.of(LAM_DONG)))
            .toList();
    assertThat(history).extracting(Parameter::validTo).containsExactly(second.minusDays(1), null);
    // The next start must not undo what people entered.
    f.database().sql("DELETE FROM core.reference_import WHERE name = 'rules'");
    f.loader.load();
    assertThat(value(f, second)).isEqualTo("280000000");
  }

  private static String value(Fixture f, LocalDate day) {
    return f.rules.parameter("extension", "kc.cap.machine", day, LAM_DONG).orElseThrow().value();
  }

  private static Parameter own(String key, String value, LocalDate from) {
    return new Parameter(
        "kc-nd235-2025",
        key,
        value,
        "VND",
        Optional.of(LAM_DONG),
        from,
        null,
        "NQ thử nghiệm",
        Evidence.VERIFIED,
        null);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void refusesWhatIsNoOverride(Fixture f) {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThatThrownBy(() -> f.rules.override(Fixture.SYSTEM, own("kc.unknown", "1", day)))
        .isInstanceOf(CtdpException.class)
        .hasMessageContaining("STO-420");
    for (String number : List.of("1e999999999", "0x10", "1.", "")) {
      assertThatThrownBy(() -> f.rules.override(Fixture.SYSTEM, own("kc.cap.machine", number, day)))
          .as(number)
          .isInstanceOfSatisfying(
              CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.INVALID));
    }
    assertThatThrownBy(
            () ->
                f.rules.override(
                    Fixture.SYSTEM,
                    new Parameter(
                        "kc-nd235-2025",
                        "kc.cap.machine",
                        "ba trăm triệu",
                        "ha",
                        Optional.of(LAM_DONG),
                        LocalDate.of(2020, 1, 1),
                        null,
                        " ",
                        null,
                        null)))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .contains("value", "unit", "legalText", "validFrom"));
    assertThatThrownBy(() -> f.rules.override(f.person(), own("kc.cap.machine", "1", day)))
        .isInstanceOf(CtdpException.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void takesOnlyDaysThatExistWhereTheRuleIsADay(Fixture f) {
    for (String wrong : List.of("31/12/2027", "2027-02-30", "cuối năm")) {
      assertThatThrownBy(() -> f.rules.override(Fixture.SYSTEM, legacyDeadline(wrong)))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(FieldProblem::code)
                      .containsExactly("V-CORE-43"));
    }
    assertThat(f.rules.override(Fixture.SYSTEM, legacyDeadline("2027-12-31")).value())
        .isEqualTo("2027-12-31");
  }

  private static Parameter legacyDeadline(String value) {
    return new Parameter(
        "ccn-nd303-2026",
        "ccn.legacy.deadline",
        value,
        "date",
        Optional.of(LAM_DONG),
        LocalDate.of(2026, 10, 1),
        null,
        "NQ thử nghiệm",
        Evidence.VERIFIED,
        null);
  }

  @Test
  void coversEverySetWithoutGapsOrOverlaps() {
    List<RuleSet> sets = ReferenceRules.load().sets();
    for (String domain : List.of("clusters", "extension")) {
      List<RuleSet> ordered =
          sets.stream()
              .filter(s -> s.domain().equals(domain))
              .sorted(java.util.Comparator.comparing(RuleSet::validFrom))
              .toList();
      for (int i = 1; i < ordered.size(); i++) {
        assertThat(ordered.get(i).validFrom()).isEqualTo(ordered.get(i - 1).validTo().plusDays(1));
      }
      assertThat(ordered.get(ordered.size() - 1).validTo()).isNull();
    }
  }
}
