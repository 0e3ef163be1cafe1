package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.TODAY;
import static vn.ctdp.extension.internal.NetworkFixture.ELSEWHERE;
import static vn.ctdp.extension.internal.NetworkFixture.NEW_AB;
import static vn.ctdp.extension.internal.NetworkFixture.NEW_C;
import static vn.ctdp.extension.internal.NetworkFixture.NEW_D;
import static vn.ctdp.extension.internal.NetworkFixture.OLD_A;
import static vn.ctdp.extension.internal.NetworkFixture.OLD_B;
import static vn.ctdp.extension.internal.NetworkFixture.OLD_LOST;
import static vn.ctdp.extension.internal.NetworkFixture.centre;
import static vn.ctdp.extension.internal.NetworkFixture.facts;
import static vn.ctdp.extension.internal.NetworkFixture.in;
import static vn.ctdp.extension.internal.NetworkFixture.person;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.extension.network.Allowance;
import vn.ctdp.extension.network.Centre;
import vn.ctdp.extension.network.CentreFacts;
import vn.ctdp.extension.network.CentreForm;
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.extension.network.CentreStaff;
import vn.ctdp.extension.network.Collaborator;
import vn.ctdp.extension.network.CollaboratorRow;
import vn.ctdp.extension.network.CollaboratorStatus;
import vn.ctdp.extension.network.CommunePlace;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.Coverage;
import vn.ctdp.extension.network.EndReason;
import vn.ctdp.extension.network.NetworkCoverage.PlaceImport;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.extension.network.StaffContract;
import vn.ctdp.extension.report.Indicator;
import vn.ctdp.testing.TestDatabase;

/** Centres, collaborators and coverage; one subclass for each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NetworkContract {

  private static final LocalDate FOUNDED = LocalDate.of(2010, 3, 1);

  private NetworkFixture n;

  abstract TestDatabase database();

  @BeforeAll
  void open() {
    n = new NetworkFixture(database());
  }

  @BeforeEach
  void empty() {
    n.f.reset();
    n.units.keySet().removeIf(u -> u.code().startsWith("25"));
  }

  @AfterAll
  void close() {
    n.close();
  }

  private static void refused(String code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems().stream().map(FieldProblem::code).toList())
                    .as("%s", e.problems())
                    .contains(code));
  }

  private static void refusedAs(NetworkError error, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
  }

  private static PageRequest list(Map<String, String> filters) {
    return new PageRequest(0, 50, List.of(), "", filters);
  }

  // Centres.

  @Test
  void aCentreIsFoundRenamedStaffedAndDissolved() {
    Centre centre =
        n.centres.saveCentre(OFFICER, centre(null, "Trung tâm Khuyến công Đắk Nông", FOUNDED));
    Centre unit = n.centres.saveCentre(OFFICER, centre(centre.id(), "Trạm Đắk Mil", FOUNDED));
    centre =
        n.centres.saveFacts(
            OFFICER,
            centre.id(),
            centre.version(),
            new CentreFacts(
                LocalDate.of(2022, 1, 1),
                "Trung tâm Khuyến công và Xúc tiến thương mại",
                CentreForm.KC_XTTM,
                "12/QĐ-UBND",
                LocalDate.of(2021, 12, 20),
                "Tư vấn, hỗ trợ cơ sở công nghiệp nông thôn",
                "ND60-3",
                "Gia Nghĩa",
                "0261 000 000",
                "kc@example.vn"));
    centre = staff(centre, LocalDate.of(2022, 1, 1), 12);
    centre = staff(centre, LocalDate.of(2025, 7, 1), 31);

    assertThat(centre.at(LocalDate.of(2021, 12, 31)).name())
        .isEqualTo("Trung tâm Khuyến công Đắk Nông");
    assertThat(centre.at(TODAY).form()).isEqualTo(CentreForm.KC_XTTM);
    assertThat(centre.staffAt(LocalDate.of(2021, 12, 31))).isEmpty();
    assertThat(centre.staffAt(LocalDate.of(2025, 6, 30)).orElseThrow().total()).isEqualTo(12);
    assertThat(centre.staffAt(TODAY).orElseThrow().total()).isEqualTo(31);

    n.f.node.statements();
    Page<CentreRow> rows = n.centres.centres(OFFICER, list(Map.of()));
    assertThat(n.f.node.statements()).isLessThanOrEqualTo(4);
    assertThat(rows.rows().stream().map(r -> r.facts().name()).toList())
        .containsExactly("Trung tâm Khuyến công và Xúc tiến thương mại", "Trạm Đắk Mil");
    assertThat(rows.rows().get(0).staff()).isEqualTo(31);
    assertThat(rows.rows().get(0).autonomy().code()).isEqualTo("ND60-3");
    assertThat(rows.rows().get(1).staff()).isNull();
    assertThat(rows.rows().get(1).parentName()).startsWith("Trung tâm");
    assertThat(n.centres.centres(OFFICER, list(Map.of("day", "2021-06-30"))).rows().get(0))
        .satisfies(r -> assertThat(r.facts().name()).contains("Đắk Nông"))
        .satisfies(r -> assertThat(r.staff()).isNull());
    assertThat(
            n.centres
                .centres(
                    OFFICER,
                    new PageRequest(0, 1, List.of(new Sort("staff", false)), "dak mil", Map.of()))
                .rows())
        .hasSize(1);
    assertThat(n.centres.under(OFFICER, centre.id(), TODAY)).hasSize(1);

    UUID id = centre.id();
    long version = centre.version();
    refusedAs(
        NetworkError.UNITS_OPEN,
        () -> n.centres.close(OFFICER, id, version, LocalDate.of(2026, 7, 1), "QĐ 9"));
    n.centres.close(OFFICER, unit.id(), unit.version(), LocalDate.of(2026, 1, 1), "QĐ 8");
    Centre closed =
        n.centres.close(OFFICER, id, version, LocalDate.of(2026, 7, 1), "QĐ 9, hợp nhất");
    assertThat(closed.exists(LocalDate.of(2026, 6, 30))).isTrue();
    assertThat(closed.exists(LocalDate.of(2026, 7, 1))).isFalse();
    assertThat(n.centres.centres(OFFICER, list(Map.of())).rows()).isEmpty();
    assertThat(n.centres.centres(OFFICER, list(Map.of("closed", "yes"))).rows()).hasSize(2);
    refusedAs(
        NetworkError.CENTRE_CLOSED,
        () -> n.centres.saveFacts(OFFICER, id, closed.version(), facts(TODAY, "Mới")));
    assertThat(n.f.audited.get(0)).startsWith("extension.centre.create");
    assertThat(n.f.audited).hasSize(7);
  }

  private Centre staff(Centre centre, LocalDate day, int people) {
    return n.centres.saveStaff(
        OFFICER,
        centre.id(),
        centre.version(),
        new CentreStaff(
            day,
            List.of(
                new CentreStaff.Count(Profession.KY_THUAT, StaffContract.VIEN_CHUC, people - 1),
                new CentreStaff.Count(Profession.KINH_TE, StaffContract.HD_CHUYEN_MON, 1))));
  }

  @Test
  void centresRefuseWhatCannotBe() {
    Centre centre = n.centres.saveCentre(OFFICER, centre(null, "Trung tâm Khuyến công", FOUNDED));
    refused(
        "KC-ML-15",
        () -> n.centres.saveCentre(OFFICER, centre(null, "TRUNG TÂM khuyến công", TODAY)));
    // A unit under it may bear the name, a second one beside that not.
    Centre unit =
        n.centres.saveCentre(OFFICER, centre(centre.id(), "Trung tâm Khuyến công", FOUNDED));
    refused(
        "KC-ML-15",
        () -> n.centres.saveCentre(OFFICER, centre(centre.id(), "Trung tâm khuyến công", FOUNDED)));
    refused("KC-ML-11", () -> n.centres.saveCentre(OFFICER, centre(unit.id(), "Tổ", FOUNDED)));
    refused(
        "KC-ML-10", () -> n.centres.saveCentre(OFFICER, centre(UUID.randomUUID(), "Tổ", FOUNDED)));
    refused(
        "KC-ML-12",
        () -> n.centres.saveCentre(OFFICER, centre(centre.id(), "Tổ", FOUNDED.minusDays(1))));
    refused("KC-IN-1", () -> n.centres.saveCentre(OFFICER, centre(null, " ", FOUNDED)));
    refused(
        "KC-ML-19",
        () ->
            n.centres.saveFacts(
                OFFICER, centre.id(), centre.version(), facts(FOUNDED.minusDays(1), "Tên cũ")));
    refused(
        "KC-ML-14",
        () ->
            n.centres.saveFacts(
                OFFICER,
                centre.id(),
                centre.version(),
                new CentreFacts(
                    LocalDate.of(2016, 1, 1),
                    "A",
                    CentreForm.KHUYEN_CONG,
                    null,
                    null,
                    null,
                    "ND60-3",
                    null,
                    null,
                    null)));
    refused(
        "KC-ML-6",
        () ->
            n.centres.saveFacts(
                OFFICER,
                centre.id(),
                centre.version(),
                new CentreFacts(
                    LocalDate.of(2022, 1, 1),
                    "A",
                    CentreForm.KHUYEN_CONG,
                    "1",
                    LocalDate.of(2022, 1, 2),
                    null,
                    null,
                    null,
                    null,
                    null)));
    refused(
        "KC-ML-16",
        () ->
            n.centres.saveStaff(
                OFFICER,
                centre.id(),
                centre.version(),
                new CentreStaff(
                    TODAY.plusDays(1),
                    List.of(new CentreStaff.Count(Profession.KHAC, StaffContract.VIEN_CHUC, 1)))));
    refused(
        "KC-ML-18",
        () ->
            n.centres.saveStaff(
                OFFICER,
                centre.id(),
                centre.version(),
                new CentreStaff(
                    TODAY,
                    List.of(
                        new CentreStaff.Count(Profession.KHAC, StaffContract.VIEN_CHUC, 1),
                        new CentreStaff.Count(Profession.KHAC, StaffContract.VIEN_CHUC, 2)))));
    refused(
        "KC-ML-19",
        () -> n.centres.close(OFFICER, unit.id(), unit.version(), FOUNDED, "Nhầm ngày"));
    refused(
        "KC-ML-13", () -> n.centres.removeFacts(OFFICER, centre.id(), centre.version(), FOUNDED));
    assertThatThrownBy(
            () -> n.centres.saveFacts(OFFICER, centre.id(), 99, facts(TODAY, "Trung tâm mới")))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void aNameThatWasGivenUpIsFree() {
    Centre first = n.centres.saveCentre(OFFICER, centre(null, "Trung tâm Khuyến công", FOUNDED));
    n.centres.saveFacts(
        OFFICER,
        first.id(),
        first.version(),
        facts(LocalDate.of(2020, 1, 1), "Trung tâm Tư vấn công nghiệp"));
    Centre second =
        n.centres.saveCentre(
            OFFICER, centre(null, "Trung tâm Khuyến công", LocalDate.of(2021, 1, 1)));
    assertThat(second.id()).isNotNull();
  }

  @Test
  void levelsOfAutonomySayWhatWasNotCompared() {
    assertThat(n.centres.autonomyLevels())
        .hasSize(8)
        .allSatisfy(l -> assertThat(l.remark()).contains("chưa đối chiếu"));
    assertThat(n.centres.autonomyLevels().stream().filter(l -> l.on(TODAY))).hasSize(4);
  }

  // Collaborators.

  @Test
  void aCollaboratorServesMovesAndEnds() {
    Collaborator a = n.save(person("Nguyễn Văn Ấn", in(NEW_C, "2025-08-01", null)));
    assertThat(a.contact()).isNull();
    assertThat(a.hasContact()).isTrue();
    assertThat(a.status(TODAY)).isEqualTo(CollaboratorStatus.DANG_LAM);

    a =
        n.collaborators.transfer(
            OFFICER, a.id(), a.version(), a.services().get(0).id(), in(NEW_D, "2026-03-01", null));
    assertThat(a.services()).hasSize(2);
    assertThat(a.services().get(1).to()).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(a.services().get(1).endReason()).isEqualTo(EndReason.CHUYEN_XA);
    assertThat(communes(LocalDate.of(2026, 2, 28))).containsExactly(NEW_C);
    assertThat(communes(LocalDate.of(2026, 3, 1))).containsExactly(NEW_D);

    a =
        n.collaborators.end(
            OFFICER,
            a.id(),
            a.version(),
            null,
            LocalDate.of(2026, 10, 31),
            EndReason.XIN_THOI,
            "Đơn ngày 15/10");
    assertThat(a.status(TODAY)).isEqualTo(CollaboratorStatus.DA_THOI);
    assertThat(a.status(LocalDate.of(2026, 10, 31))).isEqualTo(CollaboratorStatus.DANG_LAM);
    assertThat(communes(TODAY)).isEmpty();
    Collaborator ended = a;
    refusedAs(
        NetworkError.NOTHING_TO_END,
        () ->
            n.collaborators.end(
                OFFICER, ended.id(), ended.version(), null, TODAY, EndReason.KHAC, null));
    assertThat(n.f.audited)
        .anyMatch(s -> s.startsWith("extension.collaborator.update"))
        .noneMatch(s -> s.contains("0900"))
        .noneMatch(s -> s.contains("example.vn"));
  }

  private List<UnitRef> communes(LocalDate day) {
    return n.coverage.coverage(OFFICER, day).communes().stream()
        .filter(Coverage.CommuneCover::covered)
        .map(Coverage.CommuneCover::commune)
        .toList();
  }

  @Test
  void servicesRefuseWhatCannotBe() {
    refused("KC-ML-31", () -> n.save(person("A", in(NEW_C, "2026-05-01", "2026-04-30"))));
    // The commune is no more, or not yet there, or another province's.
    refused("KC-ML-2", () -> n.save(person("A", in(OLD_A, "2025-07-01", null))));
    refused("KC-ML-2", () -> n.save(person("A", in(NEW_AB, "2025-06-30", null))));
    refused(
        "KC-ML-1", () -> n.save(person("A", in(UnitRef.parse("34:99999"), "2026-01-01", null))));
    refused("KC-ML-1", () -> n.save(person("A", in(Fixture.LAM_DONG, "2026-01-01", null))));
    refused("KC-ML-3", () -> n.save(person("A", in(ELSEWHERE, "2026-01-01", null))));
    refused("KC-ML-30", () -> n.save(person("A")));
    refused(
        "KC-ML-33",
        () ->
            n.save(
                person("A", in(NEW_C, "2026-01-01", "2026-06-30"), in(NEW_C, "2026-06-30", null))));
    // The former commune went into the new one: that is one commune then.
    refused(
        "KC-ML-33",
        () -> n.save(person("A", in(OLD_A, "2024-01-01", null), in(NEW_AB, "2025-07-01", null))));
    refused(
        "KC-ML-33",
        () -> n.save(person("A", in(OLD_A, "2024-01-01", null), in(NEW_AB, "2026-07-01", null))));
    Collaborator both =
        n.save(person("B", in(OLD_A, "2024-01-01", "2025-06-30"), in(NEW_AB, "2025-07-01", null)));
    Collaborator two =
        n.save(
            person(
                "C", in(OLD_A, "2024-01-01", "2025-06-30"), in(OLD_B, "2024-01-01", "2025-06-30")));
    assertThat(two.services()).hasSize(2);
    refused(
        "KC-ML-33",
        () ->
            n.collaborators.saveService(
                OFFICER, both.id(), both.version(), in(NEW_AB, "2026-01-01", null)));
    UUID current = both.services().get(0).id();
    refused(
        "KC-ML-35",
        () ->
            n.collaborators.transfer(
                OFFICER, both.id(), both.version(), current, in(NEW_D, "2025-07-01", null)));
    UUID over = both.services().get(1).id();
    refused(
        "KC-ML-36",
        () ->
            n.collaborators.transfer(
                OFFICER, both.id(), both.version(), over, in(NEW_D, "2026-01-01", null)));
    refused(
        "KC-ML-31",
        () ->
            n.collaborators.end(
                OFFICER,
                both.id(),
                both.version(),
                current,
                LocalDate.of(2025, 6, 1),
                EndReason.KHAC,
                null));
    refused(
        "KC-ML-32",
        () ->
            n.collaborators.saveService(
                OFFICER,
                both.id(),
                both.version(),
                new CommuneService(
                    null, NEW_D, TODAY, null, null, null, null, EndReason.KHAC, null)));
    refused(
        "KC-ML-4",
        () ->
            n.save(
                new Collaborator(
                    both.id(),
                    both.province(),
                    both.fullName(),
                    null,
                    null,
                    true,
                    new Collaborator.Contact("không rõ", null),
                    null,
                    List.of(),
                    both.version())));
  }

  @Test
  void listsFindPeopleByNameCommuneAndState() {
    n.save(person("Nguyễn Văn Ấn", in(OLD_A, "2024-01-01", null)));
    n.save(person("Đặng Thị Bé", in(NEW_C, "2025-08-01", "2026-06-30")));
    n.save(person("Lê Văn Cao", in(NEW_D, "2027-01-01", null)));

    assertThat(names(Map.of(), "")).containsExactly("Đặng Thị Bé", "Lê Văn Cao", "Nguyễn Văn Ấn");
    assertThat(names(Map.of("status", "DANG_LAM"), "")).containsExactly("Nguyễn Văn Ấn");
    assertThat(names(Map.of("status", "DA_THOI"), "")).containsExactly("Đặng Thị Bé");
    assertThat(names(Map.of("status", "SAP_LAM"), "")).containsExactly("Lê Văn Cao");
    assertThat(names(Map.of("status", "DANG_LAM", "day", "2026-01-01"), ""))
        .containsExactly("Đặng Thị Bé", "Nguyễn Văn Ấn");
    // Whoever serves what became part of a commune serves the commune.
    assertThat(names(Map.of("commune", NEW_AB.toString()), "")).containsExactly("Nguyễn Văn Ấn");
    assertThat(names(Map.of(), "dang thi")).containsExactly("Đặng Thị Bé");
    assertThat(names(Map.of(), "dak mil")).containsExactly("Nguyễn Văn Ấn");
    assertThat(names(Map.of(), "lac duong")).containsExactly("Lê Văn Cao");
    assertThat(names(Map.of("profession", "LUAT"), "")).isEmpty();
    assertThatThrownBy(() -> names(Map.of("phone", "1"), "")).isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> names(Map.of("status", "X"), "")).isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> names(Map.of("day", "X"), "")).isInstanceOf(CtdpException.class);

    n.f.node.statements();
    // Number, keys in order, rows of the page, their services, the allowance.
    n.collaborators.collaborators(OFFICER, list(Map.of("status", "DANG_LAM")));
    assertThat(n.f.node.statements()).isLessThanOrEqualTo(5);
  }

  private List<String> names(Map<String, String> filters, String search) {
    return n
        .collaborators
        .collaborators(OFFICER, new PageRequest(0, 50, List.of(), search, filters))
        .rows()
        .stream()
        .map(CollaboratorRow::fullName)
        .toList();
  }

  @Test
  void telephonesAreForWhoEditsAndEachLookIsWritten() {
    Collaborator a = n.save(person("A", in(NEW_C, "2026-01-01", null)));
    n.f.audited.clear();
    assertThat(n.collaborators.contact(OFFICER, a.id()).phone()).isEqualTo("0900 000 000");
    assertThat(n.f.audited)
        .hasSize(1)
        .allMatch(s -> s.startsWith("extension.collaborator.contact"));

    // A change of the number is in the history, the numbers are not.
    n.f.audited.clear();
    a =
        n.save(
            new Collaborator(
                a.id(),
                a.province(),
                a.fullName(),
                a.profession(),
                a.occupation(),
                true,
                new Collaborator.Contact("0911 111 111", null),
                null,
                List.of(),
                a.version()));
    assertThat(n.f.audited).hasSize(1).allMatch(s -> s.contains("contact"));
    assertThat(n.f.audited.toString()).doesNotContain("0911", "0900");
    // Without contact what is stored stays.
    a =
        n.save(
            new Collaborator(
                a.id(), a.province(), "B", null, null, true, null, null, List.of(), a.version()));
    assertThat(n.collaborators.contact(OFFICER, a.id()).phone()).isEqualTo("0911 111 111");
    assertThat(person("x").contact().toString()).doesNotContain("0900");

    n.f.denied.add(ExtensionPermissions.NETWORK_EDIT);
    UUID id = a.id();
    assertThat(n.collaborators.collaborator(OFFICER, id)).isPresent();
    assertThatThrownBy(() -> n.collaborators.contact(OFFICER, id))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> n.save(person("C", in(NEW_C, "2026-01-01", null))))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> n.centres.saveCentre(OFFICER, centre(null, "X", FOUNDED)))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> n.coverage.savePlaces(OFFICER, List.of()))
        .isInstanceOf(CtdpException.class);
    n.f.denied.add(ExtensionPermissions.NETWORK_VIEW);
    assertThatThrownBy(() -> n.collaborators.collaborators(OFFICER, list(Map.of())))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> n.collaborators.collaborator(OFFICER, id))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> n.centres.centres(OFFICER, list(Map.of())))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> n.coverage.coverage(OFFICER, TODAY)).isInstanceOf(CtdpException.class);
  }

  @Test
  void theCentreAndOtherProvincesSeeNoPeople() {
    Collaborator a = n.save(person("A", in(NEW_C, "2026-01-01", null)));
    n.f.province = Optional.of(Fixture.LAI_CHAU);
    assertThat(n.collaborators.collaborator(OFFICER, a.id())).isEmpty();
    assertThat(n.collaborators.collaborators(OFFICER, list(Map.of())).total()).isZero();
    assertThatThrownBy(() -> n.collaborators.contact(OFFICER, a.id()))
        .isInstanceOf(CtdpException.class);
    n.f.province = Optional.empty();
    refusedAs(NetworkError.AT_CENTRE, () -> n.coverage.coverage(OFFICER, TODAY));
    refusedAs(NetworkError.AT_CENTRE, () -> n.save(person("B", in(NEW_C, "2026-01-01", null))));
  }

  @Test
  void theAllowanceIsTheProvincesUnlessTheDecisionSetsOne() {
    CommuneService own =
        new CommuneService(
            null, NEW_D, LocalDate.of(2026, 1, 1), null, null, null, 700_000L, null, null);
    n.save(person("A", in(NEW_C, "2026-01-01", null)));
    n.save(person("B", own));
    assertThat(allowances(TODAY)).containsExactly(null, 700_000L);
    Allowance saved = allow(null, LocalDate.of(2026, 1, 1), 500_000L);
    allow(null, LocalDate.of(2026, 7, 1), 600_000L);
    assertThat(allowances(LocalDate.of(2026, 6, 30))).containsExactly(500_000L, 700_000L);
    assertThat(allowances(TODAY)).containsExactly(600_000L, 700_000L);
    refused("KC-ML-37", () -> allow(null, LocalDate.of(2026, 7, 1), 1L));
    refused("KC-IN-5", () -> allow(null, LocalDate.of(2026, 8, 1), -1L));
    allow(saved, LocalDate.of(2026, 2, 1), 500_000L);
    assertThat(n.collaborators.allowances(OFFICER).stream().map(Allowance::from).toList())
        .containsExactly(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 2, 1));
  }

  private Allowance allow(Allowance base, LocalDate from, Long amount) {
    return n.collaborators.saveAllowance(
        OFFICER,
        new Allowance(
            base == null ? null : base.id(),
            Fixture.LAM_DONG,
            from,
            amount,
            "QĐ của Chủ tịch UBND tỉnh",
            null,
            base == null ? 0 : base.version()));
  }

  private List<Long> allowances(LocalDate day) {
    List<Long> all = new ArrayList<>();
    n.collaborators
        .collaborators(OFFICER, list(Map.of("day", day.toString())))
        .rows()
        .forEach(r -> all.add(r.allowance()));
    return all;
  }

  // Coverage.

  @Test
  void coverageIsRestatedIntoTheDivisionOfTheDay() {
    n.save(person("A", in(OLD_A, "2024-01-01", null)));
    n.save(person("B", in(OLD_B, "2024-01-01", null), in(NEW_C, "2025-09-01", null)));
    n.save(person("C", in(OLD_LOST, "2024-01-01", null)));

    Coverage before = n.coverage.coverage(OFFICER, LocalDate.of(2025, 6, 30));
    assertThat(before.total()).isEqualTo(3);
    assertThat(before.covered()).isEqualTo(3);
    assertThat(before.percent()).hasValue(new BigDecimal("100.0"));

    Coverage now = n.coverage.coverage(OFFICER, TODAY);
    assertThat(now.communes().stream().map(Coverage.CommuneCover::name).toList())
        .containsExactly("Xã Đắk Mil", "Xã Lạc Dương", "Phường Xuân Hương");
    assertThat(now.covered()).isEqualTo(2);
    assertThat(now.percent()).hasValue(new BigDecimal("66.7"));
    Coverage.CommuneCover merged = now.communes().get(0);
    assertThat(merged.services()).hasSize(2);
    assertThat(merged.services().get(0).formerName()).isEqualTo("Xã Đắk Lao");
    assertThat(merged.district()).isEqualTo("Huyện Đắk Mil");
    assertThat(now.communes().get(1).district()).isEmpty();
    // Nobody told what became of Thuận An: said, not hidden.
    assertThat(now.unplaced()).hasSize(1);
    assertThat(now.unplaced().get(0).communeName()).isEqualTo("Xã Thuận An");
    assertThat(now.byDistrict())
        .containsExactly(
            new Coverage.District("Huyện Đắk Mil", 1, 1), new Coverage.District("", 2, 1));

    assertThat(shown(Map.of(), ""))
        .containsExactly("Xã Đắk Mil", "Xã Lạc Dương", "Phường Xuân Hương");
    assertThat(shown(Map.of("show", "without"), "")).containsExactly("Xã Lạc Dương");
    assertThat(shown(Map.of("show", "with"), "huyen dak mil")).containsExactly("Xã Đắk Mil");
    assertThat(shown(Map.of("show", "ending"), "")).isEmpty();
    assertThatThrownBy(() -> shown(Map.of("show", "x"), "")).isInstanceOf(CtdpException.class);

    Map<String, Indicator> figures = new HashMap<>();
    n.coverage.indicators(OFFICER, TODAY).forEach(i -> figures.put(i.id(), i));
    assertThat(figures.get("KC-ML-CTV").value()).isEqualByComparingTo("3");
    assertThat(figures.get("KC-ML-PHU").value()).isEqualByComparingTo("66.666667");
    assertThat(figures.get("KC-ML-PHU").numerator().value()).isEqualByComparingTo("2");
    assertThat(figures.get("KC-ML-PHU").denominator().value()).isEqualByComparingTo("3");
    assertThat(figures.get("KC-ML-TT").value()).isEqualByComparingTo("0");
    assertThat(figures.get("KC-ML-NL").value()).isEqualByComparingTo("0");
    assertThatThrownBy(() -> n.coverage.coverage(OFFICER, null)).isInstanceOf(CtdpException.class);
  }

  private List<String> shown(Map<String, String> filters, String search) {
    return n
        .coverage
        .communes(OFFICER, new PageRequest(0, 50, List.of(new Sort("name", true)), search, filters))
        .rows()
        .stream()
        .map(Coverage.CommuneCover::name)
        .toList();
  }

  @Test
  void coverageTakesTwoStatementsHoweverManyThereAre() {
    for (int i = 0; i < 30; i++) {
      UnitRef commune = UnitRef.parse("34:25" + String.format("%03d", i));
      n.unit(commune, UnitLevel.COMMUNE, UnitType.XA, "Xã số " + i, Fixture.LAM_DONG);
      n.save(person("Người " + i, in(commune, "2026-01-01", null)));
    }
    n.f.node.statements();
    assertThat(n.coverage.coverage(OFFICER, TODAY).covered()).isEqualTo(30);
    assertThat(n.f.node.statements()).isEqualTo(2);
    n.coverage.indicators(OFFICER, TODAY);
    assertThat(n.f.node.statements()).isLessThanOrEqualTo(6);
    // Number, keys in order, rows of the page, their services, the allowance.
    n.collaborators.collaborators(OFFICER, list(Map.of()));
    assertThat(n.f.node.statements()).isLessThanOrEqualTo(5);
  }

  @Test
  void placesComeFromAFile() {
    PlaceImport done =
        n.coverage.importPlaces(
            OFFICER,
            ("""
             {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"Ma_Xa":"24001"},"geometry":{"type":"Polygon",
               "coordinates":[[[107.61234567,12.4],[107.7,12.4],[107.7,12.5],[107.61234567,12.4]]]}},
              {"type":"Feature","properties":{"ten":"xuan huong","huyen":"Thành phố Đà Lạt"},"geometry":{"type":"Point",
               "coordinates":[108.44,11.94]}},
              {"type":"Feature","properties":{"code":"77777","name":"Lạ"},"geometry":{"type":"Point",
               "coordinates":[108.1,11.5]}}]}
             """)
                .getBytes(StandardCharsets.UTF_8),
            "Sở Công Thương");
    assertThat(done.stored()).isEqualTo(2);
    assertThat(done.unknown()).containsExactly("77777 Lạ");
    List<CommunePlace> places = n.coverage.places(OFFICER);
    assertThat(places).hasSize(2);
    assertThat(places.get(0).outline()).contains("107.61235").doesNotContain("107.612345");
    assertThat(places.get(1).latitude()).isEqualByComparingTo("11.94");

    // What the province says of the former district is taken where the register does not tell.
    n.coverage.savePlaces(
        OFFICER,
        List.of(new CommunePlace(NEW_D, null, null, null, "Huyện Lạc Dương", "Sở Công Thương")));
    assertThat(
            n.coverage.coverage(OFFICER, TODAY).byDistrict().stream()
                .map(Coverage.District::name)
                .toList())
        .containsExactly("Huyện Đắk Mil", "Huyện Lạc Dương", "Thành phố Đà Lạt");

    refused("KC-ML-56", () -> place("{"));
    refused("KC-ML-52", () -> place(""));
    refused("KC-ML-55", () -> place("{\"type\":\"FeatureCollection\",\"features\":[]}"));
    refused("KC-ML-50", () -> place(point("12.4,107.6")));
    refused("KC-ML-50", () -> place(point("1e9999,12.4")));
    refused("KC-ML-59", () -> place(point("\"a\",12.4")));
    refused(
        "KC-ML-58",
        () ->
            n.coverage.savePlaces(
                OFFICER,
                List.of(
                    new CommunePlace(
                        NEW_C,
                        null,
                        null,
                        "{\"type\":\"Polygon\",\"coordinates\":[[[107.6,12.4],[107.7,12.4],[107.7,12.5]]]}",
                        null,
                        "x"))));
    refused(
        "KC-ML-3",
        () ->
            n.coverage.savePlaces(
                OFFICER,
                List.of(
                    new CommunePlace(
                        ELSEWHERE, BigDecimal.TEN, BigDecimal.valueOf(107), null, null, "x"))));
  }

  private void place(String json) {
    n.coverage.importPlaces(OFFICER, json.getBytes(StandardCharsets.UTF_8), "x");
  }

  private static String point(String coordinates) {
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"24001\"},"
        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":["
        + coordinates
        + "]}}]}";
  }

  // For forms, other modules and the home page.

  @Test
  void formsGetFiguresWithoutNames() {
    Centre centre = n.centres.saveCentre(OFFICER, centre(null, "Trung tâm Khuyến công", FOUNDED));
    n.centres.saveCentre(OFFICER, centre(centre.id(), "Trạm Đắk Mil", FOUNDED));
    NetworkIndicators source = new NetworkIndicators(n.f.node, n.f.work, n.coverage);
    assertThat(compute(source).get("extension.network.staff").value()).isNull();
    assertThat(compute(source).get("extension.network.staff").unknown()).isEqualTo(2);
    staff(centre, TODAY, 12);
    n.save(person("Nguyễn Văn Ấn", in(OLD_A, "2024-01-01", null)));
    n.save(person("Đặng Thị Bé", in(OLD_B, "2024-01-01", null), in(NEW_C, "2025-09-01", null)));
    n.save(person("Lê Văn Cao", in(OLD_LOST, "2024-01-01", null)));

    n.f.node.statements();
    Map<String, IndicatorValue> values = compute(source);
    assertThat(n.f.node.statements()).isLessThanOrEqualTo(6);
    values.forEach((id, v) -> assertThat(v.value()).as(id).isNotNull());
    assertThat(values.get("extension.network.centres").value()).isEqualByComparingTo("1");
    assertThat(values.get("extension.network.staff").value()).isEqualByComparingTo("12");
    assertThat(values.get("extension.network.staff").unknown()).isEqualTo(1);
    assertThat(values.get("extension.network.collaborators").value()).isEqualByComparingTo("3");
    assertThat(values.get("extension.network.communes").value()).isEqualByComparingTo("3");
    assertThat(values.get("extension.network.communes.covered").value()).isEqualByComparingTo("2");
    assertThat(values.get("extension.network.communes.uncovered").value())
        .isEqualByComparingTo("1");
    values.forEach(
        (id, v) -> {
          assertThat(
                  v.origins().stream()
                      .map(Origin::contribution)
                      .reduce(BigDecimal.ZERO, BigDecimal::add))
              .as(id)
              .isEqualByComparingTo(v.value());
          assertThat(v.origins().toString()).doesNotContain("Ấn", "Bé", "Cao", "0900");
        });
  }

  private static Map<String, IndicatorValue> compute(NetworkIndicators source) {
    Set<String> ids = new HashSet<>();
    source.indicators().forEach(d -> ids.add(d.id()));
    return source.compute(OFFICER, new IndicatorQuery(Fixture.LAM_DONG, TODAY, TODAY, TODAY, ids));
  }

  @Test
  void otherModulesGetTitlesOfWhatTheCallerMaySee() {
    Centre centre = n.centres.saveCentre(OFFICER, centre(null, "Trung tâm Khuyến công", FOUNDED));
    Collaborator a = n.save(person("A", in(NEW_C, "2026-01-01", null)));
    NetworkSubjects subjects = new NetworkSubjects(n.f.node, n.f.work, n.rules);
    SubjectRef one = new SubjectRef(NetworkSubjects.CENTRE, centre.id().toString());
    SubjectRef two = new SubjectRef(NetworkSubjects.COLLABORATOR, a.id().toString());
    SubjectRef three = new SubjectRef(NetworkSubjects.COMMUNE, NEW_C.toString());
    SubjectRef gone = new SubjectRef(NetworkSubjects.CENTRE, UUID.randomUUID().toString());
    Map<SubjectRef, Subject> found = subjects.resolve(OFFICER, List.of(one, two, three, gone));
    assertThat(found.get(one).title().vi()).isEqualTo("Trung tâm Khuyến công");
    assertThat(found.get(two).title().vi()).isEqualTo("A");
    assertThat(found.get(three).title().vi()).isEqualTo("Phường Xuân Hương");
    assertThat(found.get(gone).state()).isEqualTo(Subject.State.NOT_FOUND);
    assertThat(subjects.editable(OFFICER, one)).isTrue();
    assertThat(subjects.editable(OFFICER, gone)).isFalse();
    n.f.denied.add(ExtensionPermissions.NETWORK_VIEW);
    assertThat(subjects.resolve(OFFICER, List.of(two)).get(two).state())
        .isEqualTo(Subject.State.NO_ACCESS);
  }

  @Test
  void theHomePageTellsWhatWaits() {
    NetworkTasks tasks = new NetworkTasks(n.coverage, n.f.work);
    assertThat(tasks.items(OFFICER)).isEmpty();
    n.save(person("A", in(NEW_C, "2026-01-01", TODAY.plusDays(10).toString())));
    n.save(person("B", in(OLD_LOST, "2024-01-01", null)));
    assertThat(tasks.items(OFFICER).stream().map(WorkItem::id).toList())
        .containsExactly(
            "extension-network-without", "extension-network-ending", "extension-network-unplaced");
    assertThat(tasks.items(OFFICER).get(0).title().vi()).startsWith("2 xã");
    assertThat(tasks.items(OFFICER).get(1).due()).isEqualTo(TODAY.plusDays(10));
    n.f.denied.add(ExtensionPermissions.NETWORK_EDIT);
    assertThat(tasks.items(OFFICER)).isEmpty();
  }
}
