package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.clusters.internal.DossierFixture.OFFICER;
import static vn.ctdp.clusters.internal.DossierFixture.proposal;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierEvent;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.DossierStatus;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Light;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.clusters.dossier.TestResult.Outcome;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.testing.TestDatabase;

class DossierServiceTest {

  private static final LocalDate START = LocalDate.of(2023, 1, 1);

  private DossierFixture fix;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() throws Exception {
    fix = new DossierFixture(database());
  }

  @AfterEach
  void close() {
    fix.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-09-10, ccn-nd32-2024, NĐ 32/2024/NĐ-CP; NĐ 139/2025/NĐ-CP",
    "2026-10-05, ccn-nd303-2026, NĐ 32/2024/NĐ-CP; NĐ 303/2026/NĐ-CP"
  })
  void establishesFromThePlanUnderBothDecrees(LocalDate day, String rules, String law) {
    PlanEntry entry = fix.plan("Thuận An", START);
    Dossier d = fix.open(DossierKind.THANH_LAP, entry.id(), null, day, proposal("Thuận An", "52"));
    assertThat(d.summary().rung()).isEqualTo(Rung.R1_TRONG_QH);
    assertThat(d.summary().ruleSetId()).isNull();
    d = fix.toSubmission(d, day);
    assertThat(d.summary().ruleSetId()).isEqualTo(rules);
    assertThat(d.law()).isEqualTo(law);
    assertThat(d.tests()).extracting(TestResult::outcome).containsOnly(Outcome.FULFILLED);
    d =
        fix.dossiers.record(
            OFFICER, d.id(), d.summary().version(), fix.document("QD_UBND", day, "51.5"));
    assertThat(d.summary().rung()).isEqualTo(Rung.R10_QD_THANH_LAP);
    ClusterSnapshot cluster = cluster(d.summary().cluster(), day);
    assertThat(cluster.number(FactKey.ESTABLISHED_AREA)).hasValue(new BigDecimal("51.5000"));
    assertThat(cluster.facts().get(FactKey.ESTABLISHED_AREA).source())
        .contains("UBND tỉnh", d.summary().code());
    assertThat(cluster.code(FactKey.CLUSTER_KIND)).hasValue("DA_NGANH");
    assertThat(cluster.code(FactKey.DEVELOPER_TYPE)).hasValue("DN");
    assertThat(cluster.cluster().name()).isEqualTo("Thuận An");
    assertThat(cluster.cluster().developerName()).isEqualTo("Công ty A");
    assertThat(fix.register.planEntry(OFFICER, entry.id()).orElseThrow().cluster())
        .isEqualTo(cluster.cluster().id());
    d = fix.record(d, "BC_BO_CT", day);
    assertThat(d.summary().rung()).isEqualTo(Rung.R11_SAU_TL);
    assertThat(d.summary().status()).isEqualTo(DossierStatus.HOAN_THANH);
    d = fix.record(d, "CV_SAU_QD", day);
    assertThat(d.documents()).hasSize(12);
    assertThat(fix.audited).anyMatch(a -> a.startsWith("clusters.dossier.document"));
  }

  @ParameterizedTest
  @CsvSource({"2025-09-10", "2026-10-05"})
  void expandsAClusterUnderBothDecrees(LocalDate day) {
    Cluster cluster = established("BMC", "40", "30", "25");
    link(cluster);
    Dossier d = fix.open(DossierKind.MO_RONG, null, cluster.id(), day, proposal("BMC", "60"));
    d = fix.toSubmission(d, day);
    assertThat(d.tests()).extracting(TestResult::outcome).containsOnly(Outcome.FULFILLED);
    d = fix.record(d, "QD_UBND", day);
    assertThat(cluster(cluster.id(), day).number(FactKey.ESTABLISHED_AREA))
        .hasValue(new BigDecimal("60.0000"));
    assertThat(cluster(cluster.id(), day.minusDays(1)).number(FactKey.ESTABLISHED_AREA))
        .hasValue(new BigDecimal("40.0000"));
  }

  @ParameterizedTest
  @CsvSource({"2025-09-10", "2026-10-05"})
  void changesNameAndAreaWithinTheTolerance(LocalDate day) {
    Cluster cluster = established("Cũ", "40", "30", "25");
    Dossier d = fix.open(DossierKind.DIEU_CHINH, null, cluster.id(), day, proposal("Mới", "45"));
    assertThat(d.summary().rung()).isEqualTo(Rung.R3_NOP_HS);
    assertThat(d.summary().receivedOn()).isEqualTo(day);
    assertThat(d.council()).isNull();
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.appraise(d, day);
    d = fix.record(d, "TTR_UBND", day);
    d = fix.record(d, "QD_UBND", day);
    ClusterSnapshot now = cluster(cluster.id(), day);
    assertThat(now.cluster().name()).isEqualTo("Mới");
    assertThat(now.cluster().oldNames()).containsExactly("Cũ");
    assertThat(now.number(FactKey.ESTABLISHED_AREA)).hasValue(new BigDecimal("45.0000"));
  }

  @Test
  void refusesAChangeThatIsAnExpansion() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Cluster cluster = established("Cũ", "40", "30", "25");
    Dossier d =
        fix.open(DossierKind.DIEU_CHINH, null, cluster.id(), day, proposal("Cũ", "45.0001"));
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.appraise(d, day);
    assertThat(outcome(d, "TOLERANCE")).isEqualTo(Outcome.NOT_FULFILLED);
    Dossier appraised = d;
    refused("CCN-HS-21", () -> fix.record(appraised, "TTR_UBND", day));
  }

  @ParameterizedTest
  @CsvSource({"2025-09-10", "2026-10-05"})
  void abolishesAnEstablishment(LocalDate day) {
    Cluster cluster = established("Cũ", "40", "30", "0");
    Dossier d = fix.open(DossierKind.BAI_BO, null, cluster.id(), day, proposal("Cũ", null));
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.appraise(d, day);
    d = fix.record(d, "TTR_UBND", day);
    fix.record(d, "QD_UBND", day);
    assertThat(cluster(cluster.id(), day).number(FactKey.ESTABLISHED_AREA)).isEmpty();
    assertThat(cluster(cluster.id(), day.minusDays(1)).holds(FactKey.ESTABLISHED_AREA)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2025-09-10, false, RUT", "2026-10-05, true, CHUYEN_DOI"})
  void withdrawsAnEntryFromThePlan(LocalDate day, boolean conversion, PlanAction action) {
    PlanEntry entry = fix.plan("Rút", START);
    Proposal p = proposal("Rút", null);
    Dossier d =
        fix.open(
            DossierKind.RUT_QH,
            entry.id(),
            null,
            day,
            new Proposal(
                p.name(),
                p.communes(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                conversion,
                false,
                null));
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.appraise(d, day);
    d = fix.record(d, "TTR_UBND", day);
    fix.record(d, "QD_UBND", day);
    assertThat(fix.register.planEntry(OFFICER, entry.id()).orElseThrow().validTo())
        .isEqualTo(day.minusDays(1));
    List<PlanEntry> now =
        fix.register
            .planEntries(
                OFFICER, new PageRequest(0, 10, List.of(), "", Map.of("day", day.toString())))
            .rows();
    assertThat(now).singleElement().extracting(PlanEntry::action).isEqualTo(action);
  }

  @Test
  void refusesDocumentsOfPassedAndOfLaterRungs() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toScoring(opened(day), day);
    CtdpException passed = refused("CCN-HS-10", () -> fix.record(d, "CV_CU_CB", day));
    assertThat(passed.sentence(Locale.forLanguageTag("vi")))
        .contains("Công văn đề nghị cử thành viên Hội đồng", "nấc 5", "nấc 8");
    assertThat(passed.nextStep(Locale.forLanguageTag("vi"))).contains("đã qua", "9");
    CtdpException later = refused("CCN-HS-10", () -> fix.record(d, "QD_UBND", day));
    assertThat(later.nextStep(Locale.ENGLISH)).contains("Submission to the province");
    assertThat(fix.dossiers.dossier(OFFICER, d.id()).orElseThrow().documents())
        .hasSameSizeAs(d.documents());
    Dossier.Option option = option(d, "CV_CU_CB");
    assertThat(option.available()).isFalse();
    assertThat(option.why().vi()).contains("nấc 5", "nấc 8");
    assertThat(option(d, "GM_HOI_DONG").available()).isTrue();
  }

  @Test
  void takesSeveralDocumentsOnOneRungAndTheNextOne() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.applicant(opened(day), "Công ty A");
    d = fix.record(d, "TB_TIEP_NHAN", day);
    d = fix.record(d, "GIAY_TIEP_NHAN", day);
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.record(d, "CV_LAY_YK", day.plusDays(1));
    assertThat(d.summary().rung()).isEqualTo(Rung.R4_LAY_YK);
    d = fix.record(d, "VB_GOP_Y", day.plusDays(1));
    assertThat(d.documents()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04-30, ccn-nd68-2017",
    "2024-05-01, ccn-nd32-2024",
    "2026-09-14, ccn-nd32-2024",
    "2026-09-15, ccn-nd303-2026"
  })
  void fixesTheRulesAtReceipt(LocalDate received, String rules) {
    Dossier d = fix.applicant(opened(LocalDate.of(2024, 4, 2)), "Công ty A");
    d = fix.record(d, "TB_TIEP_NHAN", LocalDate.of(2024, 4, 3));
    d = fix.record(d, "GIAY_TIEP_NHAN", received);
    assertThat(d.summary().ruleSetId()).isEqualTo(rules);
    LocalDate later = LocalDate.of(2026, 11, 20);
    d = fix.record(d, "CV_LAY_YK", later);
    d = fix.dossiers.propose(OFFICER, d.id(), d.summary().version(), proposal("Tên khác", "30"));
    assertThat(d.summary().ruleSetId()).isEqualTo(rules);
    assertThat(d.summary().receivedOn()).isEqualTo(received);
  }

  @Test
  void countsClocksOverTetAndOverSupplements() {
    // NĐ 32: 25 calendar days. Received 20/01/2026, asked 30/01, supplied 25/02 after Tết.
    fix.today = LocalDate.of(2026, 2, 10);
    Dossier d = received(LocalDate.of(2026, 1, 20));
    assertThat(d.summary().clock().id()).isEqualTo("APPRAISE");
    assertThat(d.summary().clock().dueOn()).isEqualTo(LocalDate.of(2026, 2, 14));
    assertThat(d.summary().clock().left()).isEqualTo(4);
    d = fix.record(d, "CV_BO_SUNG", LocalDate.of(2026, 1, 30));
    assertThat(d.summary().status()).isEqualTo(DossierStatus.BO_SUNG);
    assertThat(d.summary().light()).isEqualTo(Light.PAUSED);
    assertThat(d.summary().clock().dueOn()).isNull();
    assertThat(d.summary().clock().used()).isEqualTo(10);
    fix.today = LocalDate.of(2026, 3, 10);
    d = fix.record(d, "VB_BO_SUNG", LocalDate.of(2026, 2, 25));
    // 10 days were used; 15 more from 26/02.
    assertThat(d.summary().clock().dueOn()).isEqualTo(LocalDate.of(2026, 3, 12));
    assertThat(d.summary().clock().pausedDays()).isEqualTo(26);
    assertThat(d.summary().light()).isEqualTo(Light.SOON);
    fix.today = LocalDate.of(2026, 3, 13);
    assertThat(read(d).summary().light()).isEqualTo(Light.OVERDUE);
    assertThat(read(d).summary().clock().left()).isEqualTo(-1);
    assertThat(read(d).summary().clock().lateBy()).isEqualTo(1);
  }

  @Test
  void countsWorkingDaysWithoutHolidaysUnderTheNewDecree() {
    // NĐ 303: 20 working days; Tết 2027 takes 5 to 11 February, and 1 January.
    fix.today = LocalDate.of(2027, 2, 20);
    Dossier d = received(LocalDate.of(2027, 1, 20));
    LocalDate due = d.summary().clock().dueOn();
    long working =
        LocalDate.of(2027, 1, 21).datesUntil(due.plusDays(1)).filter(fix::working).count();
    assertThat(working).isEqualTo(20);
    assertThat(fix.working(due)).isTrue();
    assertThat(due).isEqualTo(LocalDate.of(2027, 2, 24));
    d = fix.record(d, "CV_BO_SUNG", LocalDate.of(2027, 2, 1));
    d = fix.record(d, "VB_BO_SUNG", LocalDate.of(2027, 2, 12));
    // Four working days of the pause: 2, 3, 4 and 12 February.
    assertThat(d.summary().clock().pausedDays()).isEqualTo(4);
    assertThat(d.summary().clock().dueOn()).isEqualTo(LocalDate.of(2027, 3, 2));
  }

  @Test
  void chainsTheWindowAndTheSending() {
    fix.today = LocalDate.of(2025, 9, 12);
    PlanEntry entry = fix.plan("Thuận An", START);
    Dossier d =
        fix.open(
            DossierKind.THANH_LAP,
            entry.id(),
            null,
            LocalDate.of(2025, 8, 25),
            proposal("Thuận An", "50"));
    // Five working days from 25/8; 1 and 2 September are holidays.
    assertThat(d.summary().clock().dueOn()).isEqualTo(LocalDate.of(2025, 9, 3));
    assertThat(d.summary().light()).isEqualTo(Light.OVERDUE);
    d = fix.record(d, "TB_TIEP_NHAN", LocalDate.of(2025, 9, 1));
    assertThat(d.clocks().get(0).light()).isEqualTo(Light.DONE);
    assertThat(d.clocks().get(0).lateBy()).isZero();
    assertThat(d.summary().clock().id()).isEqualTo("RECEIVE");
    assertThat(d.summary().clock().dueOn()).isEqualTo(LocalDate.of(2025, 9, 16));
    fix.today = LocalDate.of(2025, 9, 17);
    assertThat(read(d).summary().clock().id()).isEqualTo("DOSSIER");
    assertThat(read(d).summary().clock().dueOn()).isEqualTo(LocalDate.of(2025, 9, 23));
  }

  @Test
  void waitsForSupplements() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = received(day);
    Dossier before = d;
    refused("CCN-HS-13", () -> fix.record(before, "VB_BO_SUNG", day));
    d = fix.record(d, "CV_BO_SUNG", day);
    Dossier waiting = d;
    refused("CCN-HS-12", () -> fix.record(waiting, "CV_LAY_YK", day));
    refused("CCN-HS-12", () -> fix.record(waiting, "CV_BO_SUNG", day));
    invalid("day", () -> fix.record(waiting, "VB_BO_SUNG", day.minusDays(1)));
    d = fix.record(d, "VB_BO_SUNG", day.plusDays(3));
    assertThat(d.summary().status()).isEqualTo(DossierStatus.DANG_XU_LY);
  }

  @Test
  void recordsNothingWhenRefusedOrWithdrawn() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toSubmission(opened(day), day);
    d = fix.record(d, "TB_TU_CHOI", day);
    assertThat(d.summary().status()).isEqualTo(DossierStatus.TU_CHOI);
    assertThat(d.summary().cluster()).isNull();
    assertThat(fix.register.clusters(OFFICER, PageRequest.first(10), day).total()).isZero();
    Dossier closed = d;
    refused("CCN-HS-11", () -> fix.record(closed, "QD_UBND", day));
    refused(
        "CCN-HS-11",
        () ->
            fix.dossiers.propose(
                OFFICER, closed.id(), closed.summary().version(), proposal("X", "50")));
    Dossier second =
        fix.open(
            DossierKind.THANH_LAP,
            closed.summary().planEntry(),
            null,
            day,
            proposal("Thuận An", "50"));
    second = fix.record(second, "VB_RUT_HS", day);
    assertThat(second.summary().status()).isEqualTo(DossierStatus.RUT_HS);
  }

  @Test
  void rollsTheRegisterBackWithTheDecision() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toSubmission(opened(day), day);
    // The register already has a cluster of this name: the decision cannot make another.
    fix.cluster("Thuận An", false, Map.of(), START);
    refused("CCN-409", () -> fix.record(d, "QD_UBND", day));
    Dossier still = read(d);
    assertThat(still.summary().rung()).isEqualTo(Rung.R9_TRINH);
    assertThat(still.summary().version()).isEqualTo(d.summary().version());
    refused(
        "CCN-HS-21",
        () ->
            fix.dossiers.record(
                OFFICER, d.id(), d.summary().version(), fix.document("QD_UBND", day, "75.01")));
  }

  @Test
  void needsACouncilForOneApplicantToo() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.applicant(opened(day), "Công ty A");
    d = fix.record(d, "TB_TIEP_NHAN", day);
    d = fix.record(d, "GIAY_TIEP_NHAN", day);
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.record(d, "CV_CU_CB", day);
    d = fix.member(d, MemberRole.CHU_TICH, "UBND tỉnh");
    Dossier one = d;
    refused("CCN-HS-17", () -> fix.record(one, "QD_HOI_DONG", day));
    invalid("role", () -> fix.member(one, MemberRole.CHU_TICH, "Sở Công Thương"));
    d = fix.member(d, MemberRole.PHO_CHU_TICH, "Sở Công Thương");
    d = fix.member(d, MemberRole.UY_VIEN, "Sở Tài chính");
    d = fix.record(d, "QD_HOI_DONG", day);
    Dossier setUp = d;
    refused("CCN-HS-25", () -> fix.member(setUp, MemberRole.UY_VIEN, "Sở Xây dựng"));
    refused("CCN-HS-25", () -> fix.applicant(setUp, "Công ty B"));
    refused("CCN-HS-25", () -> fix.score(setUp, 0, 0, "1", "1", "1", "1"));
    d = fix.record(d, "VB_TIEU_CHI", day);
    d = fix.record(d, "GM_HOI_DONG", day);
    assertThat(d.council().missing()).hasSize(3);
    Dossier scoring = d;
    refused("CCN-HS-27", () -> fix.conclude(scoring, day));
    refused("CCN-HS-18", () -> fix.record(scoring, "BB_HOI_DONG", day));
  }

  @Test
  void scoresWithinTheMaximaAndOnce() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toScoring(opened(day), day);
    invalid("infrastructure", () -> fix.score(d, 0, 0, "15.01", "15", "30", "40"));
    invalid("environment", () -> fix.score(d, 0, 0, "15", "16", "30", "40"));
    invalid("capacity", () -> fix.score(d, 0, 0, "15", "15", "-1", "40"));
    invalid("finance", () -> fix.score(d, 0, 0, "15", "15", "30", "1.234"));
    Dossier scored = fix.score(d, 0, 0, "15", "15", "30", "40");
    assertThat(scored.council().sheets().get(0).total()).isEqualByComparingTo("100");
    assertThat(scored.council().ranking().get(0).average()).isNull();
    refused("CCN-HS-26", () -> fix.score(scored, 0, 0, "1", "1", "1", "1"));
  }

  @Test
  void correctsASheetUntilTheCouncilConcludesAndKeepsTheFormerOne() throws Exception {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toScoring(opened(day), day);
    refused("CCN-HS-40", () -> fix.dossiers.scoringSummary(OFFICER, d.id()));
    refused("CCN-HS-39", () -> correct(d, "10", "Gõ nhầm"));
    Dossier scored = fix.score(d, 0, 0, "1", "10", "20", "25");
    invalid("reason", () -> correct(scored, "10", " "));
    invalid("infrastructure", () -> correct(scored, "16", "Gõ nhầm"));
    Dossier corrected = correct(scored, "10", "Gõ nhầm 10 thành 1");
    assertThat(corrected.council().sheets()).hasSize(1);
    assertThat(corrected.council().sheets().get(0).total()).isEqualByComparingTo("65");
    Council.FormerSheet former = corrected.council().former().get(0);
    assertThat(former.sheet().total()).isEqualByComparingTo("56");
    assertThat(former.reason()).isEqualTo("Gõ nhầm 10 thành 1");
    assertThat(corrected.events())
        .extracting(DossierEvent::type)
        .contains(DossierEvent.Type.SHEET_CORRECTED);
    assertThat(paper(corrected.id())).contains("Bản dự thảo", "chưa có phiếu", "Gõ nhầm 10");

    Dossier all = corrected;
    for (int m = 1; m < 3; m++) {
      all = fix.score(all, m, 0, "10", "10", "20", "25");
    }
    Dossier concluded = fix.conclude(all, day);
    refused("CCN-HS-25", () -> correct(concluded, "9", "Muộn"));
    assertThat(paper(concluded.id()))
        .contains("BẢNG TỔNG HỢP", "Chủ tịch", "lựa chọn Công ty A", ">195<", ">65<")
        .doesNotContain("Bản dự thảo");
  }

  private Dossier correct(Dossier d, String infrastructure, String reason) {
    return fix.dossiers.correctScore(
        OFFICER,
        d.id(),
        d.summary().version(),
        new Council.Sheet(
            d.council().members().get(0).id(),
            d.applicants().get(0).id(),
            new BigDecimal(infrastructure),
            BigDecimal.TEN,
            new BigDecimal(20),
            new BigDecimal(25),
            null),
        reason);
  }

  /** The text part of the document, which must be well-formed. */
  private String paper(UUID id) throws Exception {
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(fix.dossiers.scoringSummary(OFFICER, id)))) {
      while (!zip.getNextEntry().getName().equals("word/document.xml")) {
        // The parts before the text.
      }
      byte[] text = zip.readAllBytes();
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text));
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  @Test
  void aDossierOfTheDecreeOf2017HasItsParametersMarkedAsAssumed() {
    LocalDate day = LocalDate.of(2024, 4, 10);
    fix.today = LocalDate.of(2024, 5, 20);
    Dossier d = fix.toScoring(opened(day), day);
    assertThat(d.summary().ruleSetId()).isEqualTo("ccn-nd68-2017");
    assertThat(d.clocks()).isNotEmpty().allMatch(c -> c.limit() > 0 && c.assumed());
    assertThat(d.council().maxima().known()).isTrue();
    assertThat(d.council().minimum()).isEqualByComparingTo("50");
    assertThat(fix.score(d, 0, 0, "15", "15", "30", "40").council().sheets()).hasSize(1);
  }

  @Test
  void withdrawsAnEntryThatNamesCommunesOfTheFormerDivision() {
    PlanEntry entry = fix.plan("Rút", START);
    fix.sql("UPDATE clusters.plan_entry SET communes = '63:24000' WHERE name = 'Rút'");
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.open(DossierKind.RUT_QH, entry.id(), null, day, proposal("Rút", null));
    d = fix.record(d, "CV_LAY_YK", day);
    d = fix.appraise(d, day);
    d = fix.record(d, "TTR_UBND", day);
    fix.record(d, "QD_UBND", day);
    PlanEntry before = fix.register.planEntry(OFFICER, entry.id()).orElseThrow();
    assertThat(before.validTo()).isEqualTo(day.minusDays(1));
    assertThat(before.communes()).containsExactly(UnitRef.parse("63:24000"));
    assertThat(
            fix.register
                .planEntries(
                    OFFICER, new PageRequest(0, 10, List.of(), "", Map.of("day", day.toString())))
                .rows())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.action()).isEqualTo(PlanAction.RUT);
              assertThat(e.communes()).containsExactly(DossierFixture.COMMUNE);
            });
  }

  @Test
  void choosesTheHighestAndAsksTheChairInATie() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.applicant(opened(day), "Công ty B");
    d = fix.toScoring(d, day);
    for (int m = 0; m < 3; m++) {
      d = fix.score(d, m, 0, "10", "10", "20", "20");
      d = fix.score(d, m, 1, "10", "10", "25", "15");
    }
    assertThat(d.council().tie()).isTrue();
    Dossier tied = d;
    CtdpException tie = refused("CCN-HS-28", () -> fix.conclude(tied, day));
    assertThat(tie.sentence(Locale.ENGLISH)).contains("Công ty A", "Công ty B");
    UUID b = tied.applicants().get(1).id();
    refused(
        "CCN-HS-28",
        () ->
            fix.dossiers.concludeCouncil(
                OFFICER, tied.id(), tied.summary().version(), day, b, " "));
    d =
        fix.dossiers.concludeCouncil(
            OFFICER, tied.id(), tied.summary().version(), day, b, "Ưu tiên năng lực");
    assertThat(d.council().winner()).isEqualTo(b);
    Dossier decided = d;
    refused("CCN-HS-25", () -> fix.conclude(decided, day));
  }

  @Test
  void takesTheHigherAverageWhoeverIsChosen() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toScoring(fix.applicant(opened(day), "Công ty B"), day);
    for (int m = 0; m < 3; m++) {
      d = fix.score(d, m, 0, "10", "10", "20", "20");
      d = fix.score(d, m, 1, "10", "10", "20", m == 0 ? "20.01" : "20");
    }
    Dossier scored = d;
    refused(
        "CCN-HS-29",
        () ->
            fix.dossiers.concludeCouncil(
                OFFICER,
                scored.id(),
                scored.summary().version(),
                day,
                scored.applicants().get(0).id(),
                "x"));
    d = fix.conclude(d, day);
    assertThat(d.council().winner()).isEqualTo(d.applicants().get(1).id());
  }

  @Test
  void cancelsACouncilThatFoundNobody() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toScoring(opened(day), day);
    d = fix.score(d, 0, 0, "10", "10", "10", "20");
    d = fix.score(d, 1, 0, "10", "10", "10", "20");
    d = fix.score(d, 2, 0, "10", "10", "10", "19.99");
    assertThat(d.council().ranking().get(0).average()).isEqualByComparingTo("50.00");
    assertThat(d.council().ranking().get(0).passes()).isFalse();
    d = fix.conclude(d, day);
    assertThat(d.council().winner()).isNull();
    d = fix.record(d, "BB_HOI_DONG", day);
    d = fix.appraise(d, day);
    Dossier failed = d;
    refused("CCN-HS-19", () -> fix.record(failed, "TTR_UBND", day));
    d = fix.record(d, "QD_HUY_HD", day);
    assertThat(d.summary().status()).isEqualTo(DossierStatus.HUY_HD);
    assertThat(d.summary().rung()).isEqualTo(Rung.R4_LAY_YK);
    assertThat(d.council().number()).isEqualTo(2);
    assertThat(d.council().members()).isEmpty();
    d = fix.record(d, "CV_CU_CB", day);
    assertThat(d.summary().status()).isEqualTo(DossierStatus.DANG_XU_LY);
    d = fix.council(d);
    d = fix.record(d, "QD_HOI_DONG", day);
    assertThat(d.council().sheets()).isEmpty();
  }

  @Test
  void testsTheFillOfOthersWithItsFigures() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = opened(day);
    assertThat(test(d, day, "FILL_ESTABLISH").outcome()).isEqualTo(Outcome.FULFILLED);
    // 100 of 200 ha leased: exactly 50 % is not above it, and 100 ha are left.
    established("Một", "60", "100", "60");
    established("Hai", "60", "100", "40");
    TestResult full = test(d, day, "FILL_ESTABLISH");
    assertThat(full.outcome()).isEqualTo(Outcome.NOT_FULFILLED);
    assertThat(full.sentence().vi()).contains("50", "100");
    assertThat(full.figures()).anyMatch(f -> f.value().compareTo(new BigDecimal("100")) == 0);
    assertThat(full.clause()).contains("303/2026");
    // The same under NĐ 32, where 100 ha left are allowed.
    Dossier old = fix.toScoring(opened(LocalDate.of(2025, 9, 10), "Khác"), day(2025, 9, 10));
    assertThat(test(old, day, "FILL_ESTABLISH").outcome()).isEqualTo(Outcome.FULFILLED);
    // An established cluster without figures leaves it open.
    fix.cluster("Ba", false, Map.of(FactKey.ESTABLISHED_AREA, "20"), START);
    TestResult open = test(d, day, "FILL_ESTABLISH");
    assertThat(open.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(open.sentence().vi()).contains("Ba");
    // High-tech clusters are exempt under NĐ 303.
    Proposal p = proposal("Thuận An", "50");
    d =
        fix.dossiers.propose(
            OFFICER, d.id(), d.summary().version(), kind(p, ClusterKind.CONG_NGHE_CAO));
    assertThat(test(d, day, "FILL_ESTABLISH").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void wantsTheScopeWhereDistrictsAreNoMore() {
    LocalDate day = LocalDate.of(2025, 9, 10);
    Dossier d = fix.toScoring(opened(day), day);
    Proposal p = proposal("Thuận An", "50");
    Proposal noScope =
        new Proposal(
            p.name(),
            p.communes(),
            p.area(),
            p.clusterKind(),
            false,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null);
    Dossier changed = fix.dossiers.propose(OFFICER, d.id(), d.summary().version(), noScope);
    assertThat(test(changed, day, "FILL_ESTABLISH").outcome()).isEqualTo(Outcome.UNKNOWN);
    refused(
        "CCN-HS-35",
        () ->
            fix.dossiers.concludeAppraisal(
                OFFICER, d.id(), changed.summary().version(), day, Map.of()));
    Dossier explained = fix.appraise(changed, day);
    assertThat(explained.tests()).anyMatch(t -> "Đã đối chiếu hồ sơ giấy".equals(t.explanation()));
  }

  @ParameterizedTest
  @CsvSource({
    // day, area, mountain, kind, outcome
    "2025-09-10, 9.9999, false, DA_NGANH, NOT_FULFILLED",
    "2025-09-10, 10, false, DA_NGANH, FULFILLED",
    "2025-09-10, 5, true, DA_NGANH, FULFILLED",
    "2025-09-10, 5, false, LANG_NGHE, FULFILLED",
    "2025-09-10, 4.9999, true, LANG_NGHE, NOT_FULFILLED",
    "2025-09-10, 75, false, DA_NGANH, FULFILLED",
    "2025-09-10, 75.0001, false, DA_NGANH, NOT_FULFILLED",
    "2026-10-05, 5, false, DA_NGANH, FULFILLED",
    "2026-10-05, 4.9999, true, LANG_NGHE, NOT_FULFILLED"
  })
  void testsTheSize(
      LocalDate day, String area, boolean mountain, ClusterKind kind, Outcome outcome) {
    Dossier d = fix.toScoring(opened(day), day);
    Proposal p = proposal("Thuận An", area);
    Proposal wanted =
        new Proposal(
            p.name(),
            p.communes(),
            p.area(),
            kind,
            mountain,
            List.of(),
            p.scopeBasis(),
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null);
    d = fix.dossiers.propose(OFFICER, d.id(), d.summary().version(), wanted);
    assertThat(test(d, day, "SIZE").outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    // day, leased of 100 ha, demand, outcome
    "2025-09-10, 59.99, , UNKNOWN",
    "2025-09-10, 59.99, 40.01, NOT_FULFILLED",
    "2025-09-10, 59.99, 40.02, FULFILLED",
    "2025-09-10, 60, , FULFILLED",
    "2026-10-05, 50, , FULFILLED",
    "2026-10-05, 49.9999, 1, NOT_FULFILLED"
  })
  void testsTheFillForAnExpansion(
      LocalDate day, String leased, BigDecimal demand, Outcome outcome) {
    Cluster cluster = established("BMC", "40", "100", leased);
    Proposal p = proposal("BMC", "60");
    Dossier d =
        fix.open(
            DossierKind.MO_RONG,
            null,
            cluster.id(),
            day,
            new Proposal(
                p.name(),
                p.communes(),
                p.area(),
                null,
                null,
                List.of(),
                null,
                demand,
                true,
                null,
                false,
                "Báo cáo",
                false,
                false,
                null));
    link(cluster);
    d = fix.applicant(d, "Công ty A");
    d = fix.record(d, "TB_TIEP_NHAN", day);
    d = fix.record(d, "GIAY_TIEP_NHAN", day);
    assertThat(test(d, day, "FILL_EXPAND").outcome()).isEqualTo(outcome);
    boolean isNew = d.summary().ruleSetId().equals("ccn-nd303-2026");
    List<TestResult> all = fix.dossiers.test(OFFICER, d.id(), day);
    assertThat(all.stream().anyMatch(t -> t.code().equals("FIRE_SAFETY"))).isEqualTo(isNew);
  }

  @Test
  void refusesWhatDoesNotFitTheRegister() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Cluster planned = fix.cluster("Chưa TL", false, Map.of(), START);
    refused(
        "CCN-HS-32",
        () -> fix.open(DossierKind.MO_RONG, null, planned.id(), day, proposal("Chưa TL", "50")));
    Cluster done = established("Đã TL", "40", "30", "20");
    refused(
        "CCN-HS-31",
        () -> fix.open(DossierKind.THANH_LAP, null, done.id(), day, proposal("Đã TL", "50")));
    Dossier d = opened(day);
    refused(
        "CCN-HS-30",
        () ->
            fix.open(
                DossierKind.THANH_LAP,
                d.summary().planEntry(),
                null,
                day,
                proposal("Thuận An", "50")));
    invalid(
        "planEntry", () -> fix.open(DossierKind.THANH_LAP, null, null, day, proposal("X", "50")));
    invalid(
        "openedOn",
        () ->
            fix.open(
                DossierKind.THANH_LAP,
                d.summary().planEntry(),
                null,
                fix.today.plusDays(1),
                proposal("X", "50")));
    invalid(
        "proposal.area",
        () ->
            fix.open(
                DossierKind.THANH_LAP, d.summary().planEntry(), null, day, proposal("X", "-1")));
    // Not in the plan: the notice may not go out.
    Dossier loose =
        fix.open(DossierKind.THANH_LAP, null, planned.id(), day, proposal("Chưa TL", "50"));
    refused("CCN-HS-14", () -> fix.record(loose, "TB_TIEP_NHAN", day));
  }

  @Test
  void asksForRights() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    Dossier d = fix.toScoring(opened(day), day);
    for (int m = 0; m < 3; m++) {
      d = fix.score(d, m, 0, "10", "10", "20", "25");
    }
    Dossier scored = d;
    fix.denied.add(ClusterPermissions.DOSSIER_CHAIR);
    denied(() -> fix.conclude(scored, day));
    fix.denied.clear();
    d = fix.conclude(d, day);
    d = fix.appraise(d, day);
    d = fix.record(d, "TTR_UBND", day);
    Dossier submitted = d;
    fix.denied.add(ClusterPermissions.DOSSIER_DECIDE);
    denied(() -> fix.record(submitted, "QD_UBND", day));
    denied(() -> fix.record(submitted, "TB_TU_CHOI", day));
    fix.denied.clear();
    fix.denied.add(ClusterPermissions.EDIT);
    denied(() -> fix.record(submitted, "QD_UBND", day));
    fix.denied.clear();
    fix.denied.add(ClusterPermissions.DOSSIER_PROCESS);
    denied(() -> fix.record(submitted, "BC_THAM_DINH", day));
    fix.denied.clear();
    fix.denied.add(ClusterPermissions.DOSSIER_VIEW);
    denied(() -> fix.dossiers.dossier(OFFICER, submitted.id()));
    denied(() -> fix.dossiers.page(OFFICER, PageRequest.first(10)));
    fix.denied.clear();
    assertThatThrownBy(
            () ->
                fix.dossiers.record(
                    OFFICER,
                    submitted.id(),
                    submitted.summary().version() - 1,
                    fix.document("QD_UBND", day, null)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    fix.own = java.util.Optional.empty();
    refused("CCN-HS-24", () -> fix.record(submitted, "QD_UBND", day));
  }

  @Test
  void listsByLightAndDueDayInFewStatements() {
    for (int i = 0; i < 12; i++) {
      PlanEntry entry = fix.plan("Cụm " + i, START);
      fix.open(
          DossierKind.THANH_LAP,
          entry.id(),
          null,
          LocalDate.of(2026, 11, 19 - i),
          proposal("Cụm " + i, "50"));
    }
    fix.node.statements();
    List<DossierSummary> all = page(Map.of(), List.of());
    assertThat(fix.node.statements()).isEqualTo(3);
    assertThat(all).hasSize(12).isSortedAccordingTo((a, b) -> b.openedOn().compareTo(a.openedOn()));
    List<DossierSummary> late = page(Map.of("light", "OVERDUE"), List.of(new Sort("due", true)));
    assertThat(fix.node.statements()).isEqualTo(2);
    assertThat(late).isNotEmpty().allMatch(s -> s.clock().dueOn().isBefore(fix.today));
    assertThat(late.get(0).name()).isEqualTo("Cụm 11");
    assertThat(page(Map.of("status", "open", "kind", "MO_RONG"), List.of())).isEmpty();
    refused("CCN-HS-37", () -> page(Map.of("colour", "red"), List.of()));
    Dossier d = fix.toSubmission(read(all.get(0).id()), LocalDate.of(2026, 11, 19));
    fix.node.statements();
    read(d);
    assertThat(fix.node.statements()).isLessThanOrEqualTo(9);
  }

  private List<DossierSummary> page(Map<String, String> filters, List<Sort> sorts) {
    return fix.dossiers.page(OFFICER, new PageRequest(0, 100, sorts, "", filters)).rows();
  }

  private Dossier opened(LocalDate day) {
    return opened(day, "Thuận An");
  }

  private Dossier opened(LocalDate day, String name) {
    PlanEntry entry = fix.plan(name, START);
    return fix.open(DossierKind.THANH_LAP, entry.id(), null, day, proposal(name, "50"));
  }

  private Dossier received(LocalDate day) {
    Dossier d = fix.applicant(opened(day), "Công ty A");
    d = fix.record(d, "TB_TIEP_NHAN", day);
    return fix.record(d, "GIAY_TIEP_NHAN", day);
  }

  private Cluster established(String name, String area, String land, String leased) {
    return fix.cluster(
        name,
        false,
        Map.of(
            FactKey.ESTABLISHED_AREA, area,
            FactKey.IND_LAND_TOTAL, land,
            FactKey.IND_LAND_LEASED, leased),
        START);
  }

  private void link(Cluster cluster) {
    PlanEntry e = fix.plan(cluster.name(), START);
    fix.register.savePlanEntry(
        OFFICER,
        new PlanEntry(
            e.id(),
            e.name(),
            e.province(),
            e.communes(),
            e.area(),
            null,
            e.phase(),
            PlanAction.MO_RONG,
            null,
            e.planDocumentText(),
            e.validFrom(),
            null,
            cluster.id(),
            false,
            null,
            e.version()));
  }

  private static Proposal kind(Proposal p, ClusterKind kind) {
    return new Proposal(
        p.name(),
        p.communes(),
        p.area(),
        kind,
        p.mountain(),
        p.scopeCommunes(),
        p.scopeBasis(),
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        null);
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  private Dossier read(Dossier d) {
    return read(d.id());
  }

  private Dossier read(UUID id) {
    return fix.dossiers.dossier(OFFICER, id).orElseThrow();
  }

  private ClusterSnapshot cluster(UUID id, LocalDate day) {
    return fix.register.cluster(OFFICER, id, day).orElseThrow();
  }

  private TestResult test(Dossier d, LocalDate day, String code) {
    return fix.dossiers.test(OFFICER, d.id(), day).stream()
        .filter(t -> t.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Outcome outcome(Dossier d, String code) {
    return d.tests().stream()
        .filter(t -> t.code().equals(code))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Dossier.Option option(Dossier d, String type) {
    return d.options().stream().filter(o -> o.type().equals(type)).findFirst().orElseThrow();
  }

  private static CtdpException refused(String code, ThrowingCallable act) {
    CtdpException[] caught = new CtdpException[1];
    Consumer<CtdpException> check =
        e -> {
          assertThat(e.errorCode().code()).isEqualTo(code);
          caught[0] = e;
        };
    assertThatThrownBy(act).isInstanceOfSatisfying(CtdpException.class, check);
    return caught[0];
  }

  private static void invalid(String field, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.problems()).anyMatch(p -> p.field().equals(field)));
  }

  private static void denied(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
  }
}
