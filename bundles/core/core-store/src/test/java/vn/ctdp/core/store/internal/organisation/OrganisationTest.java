package vn.ctdp.core.store.internal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.VietnameseText;

class OrganisationTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);
  private static final Map<String, String> DEPARTMENTS = Map.of("type", "SO_CT");

  static Stream<Fixture> fixtures() {
    return Shared.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void knowsTheNamesOfTheCentralAgency(Fixture f) {
    Organisation agency = f.organisations.findByCode(Fixture.SYSTEM, "CUC").orElseThrow();
    assertThat(agency.nameOn(LocalDate.of(2014, 6, 1)).shortName()).isEqualTo("ARID");
    assertThat(agency.nameOn(LocalDate.of(2025, 2, 28)).shortName()).isEqualTo("ARIT");
    assertThat(agency.nameOn(LocalDate.of(2025, 3, 1)).nameVi())
        .isEqualTo("Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công");
    assertThat(agency.names()).allSatisfy(n -> assertThat(n.note()).contains("[M]"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void hasSixtyThreeDepartmentsBeforeAndThirtyFourSince(Fixture f) {
    List<Organisation> all =
        f.organisations
            .page(Fixture.SYSTEM, new PageRequest(0, 200, List.of(), "", DEPARTMENTS))
            .rows();
    assertThat(all.stream().filter(o -> exists(o, LocalDate.of(2025, 6, 30)))).hasSize(63);
    assertThat(all.stream().filter(o -> exists(o, LocalDate.of(2025, 7, 1)))).hasSize(34);
    PageRequest active =
        new PageRequest(0, 1, List.of(), "", Map.of("type", "SO_CT", "active", "true"));
    assertThat(f.organisations.page(Fixture.SYSTEM, active).total()).isEqualTo(34);
  }

  private static boolean exists(Organisation o, LocalDate day) {
    return (o.validFrom() == null || !o.validFrom().isAfter(day))
        && (o.validTo() == null || !o.validTo().isBefore(day));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void letsMergedDepartmentsFollowOneAnother(Fixture f) {
    Organisation lamDong = f.organisations.findByCode(Fixture.SYSTEM, "SCT-34-68").orElseThrow();
    for (String code : List.of("SCT-63-67", "SCT-63-60", "SCT-63-68")) {
      Organisation former = f.organisations.findByCode(Fixture.SYSTEM, code).orElseThrow();
      assertThat(former.successors()).containsExactly(lamDong.id());
      assertThat(former.validTo()).isEqualTo("2025-06-30");
    }
    assertThat(lamDong.validFrom()).isEqualTo("2025-07-01");
    assertThat(lamDong.nameOn(TODAY).nameVi()).isEqualTo("Sở Công Thương tỉnh Lâm Đồng");
    // A province that did not merge keeps its department.
    assertThat(f.organisations.findByCode(Fixture.SYSTEM, "SCT-34-12").orElseThrow().validFrom())
        .isNull();
    assertThat(f.organisations.findByCode(Fixture.SYSTEM, "SCT-63-12")).isEmpty();
    Organisation dongNai = f.organisations.findByCode(Fixture.SYSTEM, "SCT-34-75").orElseThrow();
    assertThat(dongNai.nameOn(LocalDate.of(2026, 4, 29)).nameVi()).contains("tỉnh Đồng Nai");
    assertThat(dongNai.nameOn(LocalDate.of(2026, 4, 30)).nameVi()).contains("thành phố Đồng Nai");
    Organisation hue = f.organisations.findByCode(Fixture.SYSTEM, "SCT-34-46").orElseThrow();
    assertThat(hue.names())
        .extracting(OrganisationName::shortName)
        .containsExactly("SCT Thừa Thiên Huế", "SCT Huế");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void sortsInVietnameseOrderAndPagesStably(Fixture f) {
    List<String> names = new ArrayList<>();
    for (int offset = 0; offset < 100; offset += 10) {
      f.organisations
          .page(
              Fixture.SYSTEM,
              new PageRequest(offset, 10, List.of(new Sort("name", true)), "", DEPARTMENTS))
          .rows()
          .forEach(o -> names.add(o.nameOn(TODAY).nameVi()));
    }
    assertThat(names).hasSize(86).isSortedAccordingTo(VietnameseText.order());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void searchesFormerNamesWithoutDiacriticsAndWildcards(Fixture f) {
    assertThat(codes(f, "cong nghiep dia phuong")).containsExactly("CUC");
    assertThat(codes(f, "dak nong")).containsExactly("SCT-63-67");
    assertThat(codes(f, "SCT-34-6")).containsExactlyInAnyOrder("SCT-34-66", "SCT-34-68");
    assertThat(codes(f, "%")).isEmpty();
    assertThat(codes(f, "_")).isEmpty();
    assertThat(codes(f, "!")).isEmpty();
  }

  private static List<String> codes(Fixture f, String search) {
    return f
        .organisations
        .page(Fixture.SYSTEM, new PageRequest(0, 50, List.of(), search, Map.of()))
        .rows()
        .stream()
        .map(Organisation::code)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsAPageInFourStatementsWhateverItsSize(Fixture f) {
    long small = statements(f, 5);
    assertThat(statements(f, 80)).isEqualTo(small).isLessThanOrEqualTo(4);
  }

  private static long statements(Fixture f, int limit) {
    f.database().statistics().clear();
    assertThat(f.organisations.page(Fixture.SYSTEM, PageRequest.first(limit)).rows())
        .hasSize(limit);
    return f.database().statistics().getPrepareStatementCount();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void savesChangesAndRefusesStaleOnes(Fixture f) {
    Organisation saved = f.organisations.save(Fixture.SYSTEM, organisation("TTKC-LD"));
    Organisation renamed =
        with(
            saved,
            List.of(
                name("Trung tâm Khuyến công", null, LocalDate.of(2026, 1, 31)),
                name("Trung tâm Khuyến công và Xúc tiến", LocalDate.of(2026, 2, 1), null)));
    Organisation second = f.organisations.save(Fixture.SYSTEM, renamed);
    assertThat(second.version()).isGreaterThan(saved.version());
    assertThat(f.organisations.find(Fixture.SYSTEM, saved.id())).contains(second);
    assertThat(f.organisations.names(Set.of(saved.id())))
        .containsEntry(saved.id(), "Trung tâm Khuyến công và Xúc tiến");
    assertThatThrownBy(() -> f.organisations.save(Fixture.SYSTEM, renamed))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    assertThatThrownBy(() -> f.organisations.save(Fixture.SYSTEM, organisation("TTKC-LD")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.DUPLICATE));
    assertThat(
            f.audit.history(
                Fixture.SYSTEM, new SubjectRef("organisation", saved.id().toString()), 10))
        .extracting(AuditRecord::action)
        .containsExactly("core.organisation.update", "core.organisation.create");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void writesEveryChangedValueIntoTheHistoryForPeopleToRead(Fixture f) {
    Organisation above = f.organisations.save(Fixture.SYSTEM, organisation("SO-CT-H"));
    Organisation saved = f.organisations.save(Fixture.SYSTEM, organisation("TTKC-H"));
    f.organisations.save(
        Fixture.SYSTEM,
        new Organisation(
            saved.id(),
            saved.code(),
            "H34.68",
            saved.type(),
            List.of(name("Trung tâm Khuyến công", null, LocalDate.of(2026, 1, 31))),
            Optional.of(above.id()),
            saved.province(),
            saved.commune(),
            List.of(above.id()),
            saved.validFrom(),
            saved.validTo(),
            "0000 000 000",
            "van-thu@example.vn",
            saved.version()));
    AuditRecord last =
        f.audit
            .history(Fixture.SYSTEM, new SubjectRef("organisation", saved.id().toString()), 1)
            .get(0);
    assertThat(last.details())
        .containsEntry("electronicId", "∅ → H34.68")
        .containsEntry("parent", "∅ → SO-CT-H")
        .containsEntry("successors", "∅ → SO-CT-H")
        .containsEntry("phone", "∅ → 0000 000 000")
        .containsEntry("email", "∅ → van-thu@example.vn");
    assertThat(last.details().get("names"))
        .endsWith("Trung tâm Khuyến công [… – 2026-01-31]")
        .doesNotContain("null", "OrganisationName");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void takesTheNameOfTheDay(Fixture f) {
    Organisation saved =
        f.organisations.save(
            Fixture.SYSTEM,
            with(
                organisation("FUTURE"),
                List.of(
                    name("Ban cũ", null, LocalDate.of(2026, 12, 31)),
                    name("Ban mới", LocalDate.of(2027, 1, 1), null))));
    assertThat(f.organisations.names(Set.of(saved.id()))).containsValue("Ban cũ");
    f.clock.set(Instant.parse("2026-12-31T17:00:00Z"));
    assertThat(f.organisations.names(Set.of(saved.id()))).containsValue("Ban mới");
    f.reset();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void refusesWhatCannotBe(Fixture f) {
    Organisation bad =
        new Organisation(
            null,
            "có dấu",
            null,
            null,
            List.of(),
            Optional.empty(),
            Optional.of(new UnitRef("99", Vintage.V34)),
            Optional.empty(),
            List.of(),
            LocalDate.of(2026, 1, 2),
            LocalDate.of(2026, 1, 1),
            null,
            null,
            0);
    assertThatThrownBy(() -> f.organisations.save(Fixture.SYSTEM, bad))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .contains("code", "type", "names", "province", "validFrom"));
    Organisation parent = f.organisations.save(Fixture.SYSTEM, organisation("RING-1"));
    Organisation child =
        f.organisations.save(Fixture.SYSTEM, under(organisation("RING-2"), parent.id()));
    assertThat(f.organisations.children(Fixture.SYSTEM, parent.id())).containsExactly(child);
    assertThatThrownBy(() -> f.organisations.save(Fixture.SYSTEM, under(parent, child.id())))
        .isInstanceOf(CtdpException.class);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keepsToTheCallersScope(Fixture f) {
    Caller caller = f.person("core.organisation.view", "core.organisation.manage");
    Organisation other = f.organisations.findByCode(caller, "SCT-34-12").orElseThrow();
    f.rights.provinces = Set.of(LAM_DONG);
    // The former departments that went into the own province belong to it.
    assertThat(
            f.organisations
                .page(caller, new PageRequest(0, 200, List.of(), "", DEPARTMENTS))
                .rows())
        .extracting(Organisation::code)
        .containsExactlyInAnyOrder("SCT-34-68", "SCT-63-60", "SCT-63-67", "SCT-63-68");
    assertThat(f.organisations.findByCode(caller, "SCT-34-12")).isEmpty();
    assertThat(f.organisations.findByCode(caller, "CUC")).isPresent();
    Organisation own = f.organisations.findByCode(caller, "SCT-63-67").orElseThrow();
    assertThat(f.organisations.save(caller, own).version()).isPositive();
    assertThatThrownBy(() -> f.organisations.save(caller, other)).isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> f.organisations.page(f.person(), PageRequest.first(1)))
        .isInstanceOf(CtdpException.class);
  }

  private static OrganisationName name(String name, LocalDate from, LocalDate to) {
    return new OrganisationName(name, null, null, from, to, null);
  }

  private static Organisation organisation(String code) {
    return new Organisation(
        null,
        code,
        null,
        OrganisationType.TT_KC_TINH,
        List.of(name("Trung tâm " + code, null, null)),
        Optional.empty(),
        Optional.of(LAM_DONG),
        Optional.empty(),
        List.of(),
        null,
        null,
        null,
        null,
        0);
  }

  private static Organisation with(Organisation o, List<OrganisationName> names) {
    return copy(o, names, o.parent());
  }

  private static Organisation under(Organisation o, UUID parent) {
    return copy(o, o.names(), Optional.of(parent));
  }

  private static Organisation copy(
      Organisation o, List<OrganisationName> names, Optional<UUID> parent) {
    return new Organisation(
        o.id(),
        o.code(),
        o.electronicId(),
        o.type(),
        names,
        parent,
        o.province(),
        o.commune(),
        o.successors(),
        o.validFrom(),
        o.validTo(),
        o.phone(),
        o.email(),
        o.version());
  }
}
