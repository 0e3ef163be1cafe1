package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.fake;
import static vn.ctdp.extension.internal.Fixture.project;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.paper.PaperGroup;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperValues;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.ExtensionAdjustments;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;

class ExtensionPapersTest {

  private static final Pattern TOKEN = Pattern.compile("\\{\\{([#/]?)([^{}]*)\\}\\}");

  private static ExtensionPapers papers(Fixture f) {
    Progress progress =
        new Progress(
            new Process.State("NHAP", new Localized("Dự thảo", "Draft"), Phase.CHUAN_BI),
            null,
            null,
            null,
            null,
            List.of(),
            List.of());
    return new ExtensionPapers(
        f.projects,
        f.plans,
        fake(ExtensionLifecycle.class, (name, args) -> progress),
        fake(ExtensionAdjustments.class, (name, args) -> List.of()),
        f.catalogue,
        f.money,
        f.territory,
        f.access,
        f.work);
  }

  @Test
  void deliveredTemplatesUseKnownPlaceholdersAndWholeTables() {
    try (Fixture f = Fixture.derby()) {
      ExtensionPapers papers = papers(f);
      for (PaperKind kind : papers.kinds()) {
        Set<String> known = new HashSet<>(Set.of(PaperGroup.COUNT));
        PaperKind.COMMON.forEach(x -> known.add(x.name()));
        kind.fields().forEach(x -> known.add(x.name()));
        kind.groups().forEach(g -> g.fields().forEach(x -> known.add(x.name())));
        Set<String> groups = new HashSet<>();
        kind.groups().forEach(g -> groups.add(g.name()));
        String template = papers.template(kind.id());
        Set<String> unknown = new TreeSet<>();
        Matcher m = TOKEN.matcher(template);
        while (m.find()) {
          Set<String> names = m.group(1).isEmpty() ? known : groups;
          if (!names.contains(m.group(2))) {
            unknown.add(m.group());
          }
        }
        assertThat(unknown).as(kind.id()).isEmpty();
        int columns = 0;
        for (String line : template.lines().toList()) {
          if (line.startsWith("@table")) {
            columns = line.split(",").length;
          } else if (line.startsWith("|")) {
            assertThat(line.chars().filter(c -> c == '|').count())
                .as(kind.id() + ": " + line)
                .isEqualTo(columns + 1);
          }
        }
      }
    }
  }

  @Test
  void aProjectAndItsPlanFillTheirPapers() {
    try (Fixture f = Fixture.derby()) {
      ExtensionPapers papers = papers(f);
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
      Project p = f.save(project(plan, "Máy sấy", "ND3.3", 300_000_000, 300_000_000));
      SubjectRef subject = new SubjectRef(ExtensionSubjects.PROJECT, p.id().toString());
      PaperValues values = papers.values(OFFICER, PaperKinds.SHEET, subject);
      assertThat(values.fields())
          .containsEntry("project.name", "Máy sấy")
          .containsEntry("project.unit", "Trung tâm Khuyến công")
          .containsEntry("money.supportWords", "Ba trăm triệu đồng")
          .containsEntry("money.total", "600.000.000")
          .containsEntry("project.end", "31/12/2026")
          .containsEntry("money.advanced", "0");
      assertThat(values.groups().get("lines")).hasSize(2);
      assertThat(values.groups().get("criteria")).hasSize(5);
      PaperKind kind =
          papers.kinds().stream().filter(k -> k.id().equals(PaperKinds.SHEET)).findFirst().get();
      Set<String> declared = new HashSet<>();
      kind.fields().forEach(x -> declared.add(x.name()));
      assertThat(declared).containsAll(values.fields().keySet());

      assertThat(papers.makeable(OFFICER, subject))
          .as("not approved: nothing but the sheet")
          .containsExactly(PaperKinds.SHEET);
      assertThat(papers.changeable(OFFICER, subject))
          .as("a draft from before is issued or discarded however far the project is")
          .contains(PaperKinds.SHEET, PaperKinds.SHEET_NAMED, PaperKinds.ADJUSTMENT)
          .doesNotContain(PaperKinds.LIST);
      SubjectRef whole = new SubjectRef(ExtensionSubjects.PLAN, plan.id().toString());
      assertThat(papers.makeable(OFFICER, whole)).containsExactly(PaperKinds.LIST);
      PaperValues list = papers.values(OFFICER, PaperKinds.LIST, whole);
      assertThat(list.fields())
          .containsEntry("plan.count", "1")
          .containsEntry("money.support", "300.000.000");
      assertThat(list.groups().get("projects"))
          .singleElement()
          .satisfies(r -> assertThat(r).containsEntry("name", "Máy sấy"));
    }
  }

  @Test
  void withoutTheRightNothingIsMade() {
    try (Fixture f = Fixture.derby()) {
      ExtensionPapers papers = papers(f);
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
      Project p = f.save(project(plan, "Máy sấy", "ND3.3", 1_000_000, 1_000_000));
      SubjectRef subject = new SubjectRef(ExtensionSubjects.PROJECT, p.id().toString());
      f.denied.addAll(Set.of(ExtensionPermissions.APPRAISE, ExtensionPermissions.MONEY_VIEW));
      assertThat(papers.makeable(OFFICER, subject)).isEmpty();
      assertThat(papers.changeable(OFFICER, subject))
          .doesNotContain(PaperKinds.SHEET, PaperKinds.WHOLE)
          .contains(PaperKinds.LIQUIDATION);
      assertThatThrownBy(() -> papers.requireMake(OFFICER, PaperKinds.WHOLE, subject))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
      assertThat(papers.values(OFFICER, PaperKinds.SHEET, subject).fields())
          .as("money of those who may not see it stays to be written by hand")
          .doesNotContainKey("money.advanced");
      SubjectRef none = new SubjectRef(ExtensionSubjects.PROJECT, UUID.randomUUID().toString());
      assertThat(papers.makeable(OFFICER, none)).isEmpty();
    }
  }
}
