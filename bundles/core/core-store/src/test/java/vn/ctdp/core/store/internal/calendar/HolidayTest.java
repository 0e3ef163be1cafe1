package vn.ctdp.core.store.internal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.calendar.HolidayPreview;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.HolidayYear.State;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;

/** Holidays of a year: entered from a decision, looked at before they are stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HolidayTest {

  private static final String NOTICE = "Thông báo về ngày nghỉ năm 2028";
  private static final LocalDate MONDAY = LocalDate.of(2028, 1, 3);
  private static final LocalDate SATURDAY = LocalDate.of(2028, 1, 8);

  private List<Fixture> fixtures;

  @BeforeAll
  void start() {
    fixtures = Shared.fixtures().toList();
  }

  @BeforeEach
  void now() {
    fixtures.forEach(
        f -> {
          f.reset();
          f.database().sql("DELETE FROM core.calendar_day WHERE calendar_year > 2027");
          f.database().sql("DELETE FROM core.calendar_year WHERE calendar_year > 2027");
          // What is remembered is forgotten with the next change.
          f.calendar.setHolidays(Fixture.SYSTEM, year(2029, 0, day(LocalDate.of(2029, 1, 1))));
        });
  }

  Stream<Fixture> fixtures() {
    return fixtures.stream();
  }

  private static SpecialDay day(LocalDate day) {
    return SpecialDay.decided(
        day, false, new Localized("Nghỉ bù Tết Dương lịch", "New Year's Day in lieu"));
  }

  private static SpecialDay worked(LocalDate day) {
    return SpecialDay.decided(day, true, new Localized("Làm bù", "Worked in exchange"));
  }

  private static HolidayYear year(int year, long version, SpecialDay... days) {
    return new HolidayYear(year, State.UNKNOWN, NOTICE, List.of(days), version);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void takesTheYearAsDecidedAndKeepsItsHistory(Fixture f) {
    assertThat(f.calendar.workingDay(MONDAY)).isTrue();
    assertThat(f.calendar.holidayYear(2028).state()).isEqualTo(State.UNKNOWN);

    HolidayYear stored =
        f.calendar.setHolidays(Fixture.SYSTEM, year(2028, 0, worked(SATURDAY), day(MONDAY)));

    assertThat(stored.state()).isEqualTo(State.DECIDED);
    assertThat(stored.days()).containsExactly(day(MONDAY), worked(SATURDAY));
    assertThat(f.calendar.holidayYear(2028)).isEqualTo(stored);
    assertThat(f.calendar.workingDay(MONDAY)).isFalse();
    assertThat(f.calendar.workingDay(SATURDAY)).isTrue();
    assertThat(f.calendar.known(2028)).isTrue();
    assertThat(f.calendar.knownYears()).contains(2027, 2028);

    long lines = f.audit.verify(Fixture.SYSTEM).lines();
    HolidayYear again = f.calendar.setHolidays(Fixture.SYSTEM, stored);
    assertThat(again).isEqualTo(stored);
    assertThat(f.audit.verify(Fixture.SYSTEM).lines()).isEqualTo(lines);

    HolidayYear changed =
        f.calendar.setHolidays(Fixture.SYSTEM, year(2028, stored.version(), day(MONDAY)));
    assertThat(changed.version()).isGreaterThan(stored.version());
    assertThat(f.calendar.workingDay(SATURDAY)).isFalse();
    AuditRecord last =
        f.audit.history(Fixture.SYSTEM, new SubjectRef("holidays", "2028"), 1).get(0);
    assertThat(last.action()).isEqualTo("core.calendar.holidays");
    assertThat(last.details())
        .containsEntry("days.before", "08/01/2028 (+) Làm bù")
        .containsEntry("days.after", "");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theSecondOfTwoPeopleIsTold(Fixture f) {
    HolidayYear first = f.calendar.setHolidays(Fixture.SYSTEM, year(2028, 0, day(MONDAY)));
    f.calendar.setHolidays(Fixture.SYSTEM, year(2028, first.version(), worked(SATURDAY)));
    assertThatThrownBy(
            () ->
                f.calendar.setHolidays(
                    Fixture.SYSTEM, year(2028, first.version(), day(MONDAY), worked(SATURDAY))))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    assertThatThrownBy(() -> f.calendar.setHolidays(Fixture.SYSTEM, year(2028, 0, day(MONDAY))))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void refusesWhatCannotBe() {
    Fixture f = fixtures.get(0);
    HolidayYear wrong =
        new HolidayYear(
            2028,
            State.UNKNOWN,
            " ",
            List.of(
                worked(MONDAY),
                day(SATURDAY),
                day(SATURDAY),
                day(LocalDate.of(2027, 1, 1)),
                SpecialDay.decided(LocalDate.of(2028, 5, 1), false, new Localized("", ""))),
            0);
    assertThatThrownBy(() -> f.calendar.previewHolidays(Fixture.SYSTEM, wrong))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::code)
                    .containsExactlyInAnyOrder(
                        "V-CORE-1", "V-CORE-50", "V-CORE-54", "V-CORE-51", "V-CORE-1"));
    assertThatThrownBy(() -> f.calendar.setHolidays(Fixture.SYSTEM, year(2028, 0)))
        .isInstanceOf(CtdpException.class);
    Caller nobody = f.person();
    assertThatThrownBy(() -> f.calendar.setHolidays(nobody, year(2028, 0, day(MONDAY))))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
    assertThatThrownBy(() -> f.calendar.previewHolidays(nobody, year(2028, 0, day(MONDAY))))
        .isInstanceOf(CtdpException.class);
    assertThat(f.calendar.known(2028)).isFalse();
  }

  @Test
  void showsWhichDeadlinesWouldMoveAndStoresNothing() {
    Fixture f = fixtures.get(0);
    LocalDate eve = LocalDate.of(2028, 6, 29);
    HolidayPreview preview =
        f.calendar.previewHolidays(Fixture.SYSTEM, year(2028, 0, day(MONDAY), day(eve)));

    assertThat(preview.changes())
        .extracting(HolidayPreview.Change::day)
        .containsExactly(MONDAY, eve);
    assertThat(preview.workingDaysBefore() - preview.workingDaysAfter()).isEqualTo(2);
    // Three working days from Wednesday 29 December ended on Monday; now on Tuesday.
    assertThat(preview.moved())
        .filteredOn(m -> m.ruleId().equals("INS-NOTICE") && m.firstStart().getYear() == 2027)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.firstStart()).isEqualTo("2027-12-29");
              assertThat(m.lastStart()).isEqualTo("2028-01-02");
              assertThat(m.endBefore()).isEqualTo("2028-01-03");
              assertThat(m.endAfter()).isEqualTo("2028-01-04");
              assertThat(m.name().vi()).isEqualTo("Thông báo quyết định kiểm tra");
            });
    assertThat(preview.moved())
        .extracting(HolidayPreview.Moved::ruleId)
        .doesNotContain("KC-SETTLE");
    assertThat(preview.onDaysOff())
        .filteredOn(d -> d.ruleId().equals("CCN-04"))
        .first()
        .satisfies(
            d -> {
              assertThat(d.lastDay()).isEqualTo(eve);
              assertThat(d.lastWorkingDay()).isEqualTo("2028-06-28");
            });
    assertThat(f.calendar.known(2028)).isFalse();
    assertThat(f.calendar.workingDay(MONDAY)).isTrue();
  }

  @Test
  void beginsAYearWithWhatTheLabourCodeFixes() {
    assertThat(fixtures.get(0).calendar.holidayDraft(2028).days())
        .extracting(SpecialDay::day)
        .containsExactly(
            LocalDate.of(2028, 1, 1),
            LocalDate.of(2028, 4, 30),
            LocalDate.of(2028, 5, 1),
            LocalDate.of(2028, 9, 2));
    assertThat(fixtures.get(0).calendar.holidayDraft(2026).state()).isEqualTo(State.REFERENCE);
  }

  @Test
  void asksForTheNextYearFromNovemberOn() {
    Fixture f = fixtures.get(0);
    HolidayWork work = new HolidayWork(f.calendar, f.access);
    Caller manager = f.person("core.rule.manage");
    f.clock.set(Instant.parse("2027-10-31T03:00:00Z"));
    assertThat(work.items(manager)).isEmpty();
    f.clock.set(Instant.parse("2027-11-01T03:00:00Z"));
    assertThat(work.items(manager))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.link()).isEqualTo("holidays/2028");
              assertThat(w.urgency()).isEqualTo(WorkItem.Urgency.SOON);
            });
    f.clock.set(Instant.parse("2028-01-10T03:00:00Z"));
    assertThat(work.items(manager))
        .extracting(WorkItem::urgency)
        .containsExactly(WorkItem.Urgency.OVERDUE);
    f.calendar.setHolidays(Fixture.SYSTEM, year(2028, 0, day(MONDAY)));
    assertThat(work.items(manager)).isEmpty();
    f.clock.set(Instant.parse("2028-11-02T03:00:00Z"));
    assertThat(work.items(f.person())).isEmpty();
  }
}
