package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;

/** Judges projects by the dated rules of the domain {@code extension}. */
@Component(service = ExtensionAssessments.class)
public class AssessmentService implements ExtensionAssessments {

  static final String DOMAIN = "extension";

  private final JpaTemplate jpa;
  private final Work work;
  private final RuleService rules;
  private final EstablishmentService establishments;
  private final Eligibility eligibility;
  private final CatalogueService catalogue;

  /** Made by the component runtime. */
  @Activate
  public AssessmentService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference RuleService rules,
      @Reference EstablishmentService establishments,
      @Reference TerritoryService territory) {
    this.jpa = jpa;
    this.work = work;
    this.rules = rules;
    this.establishments = establishments;
    this.eligibility = new Eligibility(territory);
    this.catalogue = new CatalogueService(jpa);
  }

  @Override
  public Assessment assess(Caller caller, UUID project) {
    work.requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, project.toString());
          Work.found(e != null && work.visible(e.province) ? e : null, "đề án", project);
          return judge(caller, ProjectStore.project(em, e), em.find(PlanEntity.class, e.plan));
        });
  }

  @Override
  public Assessment assess(Caller caller, Project draft) {
    work.requireView(caller);
    ProjectInput.check(draft).done();
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          PlanEntity plan = em.find(PlanEntity.class, draft.plan().toString());
          Work.found(
              plan != null && work.visible(plan.province) ? plan : null, "kế hoạch", draft.plan());
          return judge(caller, draft, plan);
        });
  }

  private Assessment judge(Caller caller, Project project, PlanEntity plan) {
    LocalDate day = plan.approvedOn == null ? work.today() : plan.approvedOn;
    FundLevel level = FundLevel.valueOf(plan.level);
    // The council of a province sets the ceilings of its own money only.
    Rules dated =
        key ->
            rules.parameter(DOMAIN, key, day, level == FundLevel.KCDP ? project.province() : null);
    Map<String, Content> contents = ProjectService.byCode(catalogue.contents(day));
    List<Assessment.Check> checks =
        checks(
            project,
            day,
            contents,
            dated,
            eligibility,
            // At the centre, establishments of provinces are those that came with their projects.
            id ->
                establishments
                    .find(caller, id)
                    .or(
                        () ->
                            work.province().isPresent()
                                ? Optional.empty()
                                : jpa.txExpr(
                                    TransactionType.Supports, em -> TravelPeople.find(em, id))));
    checks.addAll(DoubleSupport.of(jpa, caller, establishments, project, plan, dated));
    checks.sort(Comparator.comparing(Assessment.Check::outcome).reversed());
    return new Assessment(day, rules.ruleSet(DOMAIN, day).map(RuleSet::name).orElse(""), checks);
  }

  /** What the rules say about a project by itself, without a look at others. */
  static List<Assessment.Check> checks(
      Project project,
      LocalDate day,
      Map<String, Content> contents,
      Rules dated,
      Eligibility eligibility,
      Function<UUID, Optional<Establishment>> establishments) {
    List<Assessment.Check> checks = new ArrayList<>();
    for (String code : project.contents()) {
      Content content = contents.get(code);
      if (content == null) {
        checks.add(Ceilings.notInForce(code, day));
      } else {
        checks.addAll(Ceilings.of(project, content, dated));
      }
    }
    Ceilings.factor(project, dated).ifPresent(checks::add);
    Ceilings.unit(project, dated).ifPresent(checks::add);
    for (Project.Beneficiary b : project.beneficiaries()) {
      Content content = contents.get(b.content());
      establishments
          .apply(b.establishment())
          .ifPresent(e -> checks.addAll(eligibility.of(e, b, content, day, dated)));
    }
    return checks;
  }

  /** The parameters in force for the project. */
  interface Rules {
    Optional<Parameter> get(String key);
  }
}
