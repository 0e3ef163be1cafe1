package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Assessment.Check;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.Project;

/**
 * Support of one establishment in several projects (V-KC-4), found by business code over levels,
 * programmes and years: no other money of the state for the same item (TTLT 26/2014 Điều 7).
 */
final class DoubleSupport {

  static final String YEARS = "kc.double.years";
  private static final String CLAUSE = "TTLT 26/2014/TTLT-BTC-BCT Điều 7";

  private DoubleSupport() {}

  static List<Check> of(
      JpaTemplate jpa,
      Caller caller,
      EstablishmentService establishments,
      Project project,
      PlanEntity plan,
      AssessmentService.Rules rules) {
    Map<String, List<Project.Beneficiary>> byCode = new HashMap<>();
    for (Project.Beneficiary b : project.beneficiaries()) {
      String code =
          b.businessCode() != null
              ? b.businessCode()
              : establishments
                  .find(caller, b.establishment())
                  .map(Establishment::businessCode)
                  .orElse(null);
      if (code != null) {
        byCode.computeIfAbsent(code, c -> new ArrayList<>()).add(b);
      }
    }
    Optional<Parameter> years = rules.get(YEARS);
    if (byCode.isEmpty() || years.isEmpty()) {
      return List.of();
    }
    int span = years.get().number().intValueExact();
    List<Object[]> others =
        jpa.txExpr(
            TransactionType.Supports,
            em -> others(em, byCode.keySet(), plan.year - span, plan.year + span));
    return of(byCode, others, Work.text(project.id()), plan.year, years.get());
  }

  /**
   * Support of establishments in projects of the years: business code, content, code, name and year
   * of the project, name of the establishment, id of the project.
   */
  static List<Object[]> others(EntityManager em, Collection<String> codes, int from, int to) {
    return em.createQuery(
            "select b.businessCode, b.content, p.code, p.name, p.year, b.name, p.id"
                + " from BeneficiaryEntity b, ProjectEntity p where b.project = p.id"
                + " and b.businessCode in :codes and p.year >= :from and p.year <= :to"
                + " order by p.year, p.code",
            Object[].class)
        .setParameter("codes", codes)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** Compares the beneficiaries of a project with the support in others. */
  static List<Check> of(
      Map<String, List<Project.Beneficiary>> byCode,
      List<Object[]> others,
      String own,
      int year,
      Parameter years) {
    int span = years.number().intValueExact();
    List<Check> checks = new ArrayList<>();
    for (Object[] other : others) {
      if (Objects.equals(other[6], own)) {
        continue;
      }
      for (Project.Beneficiary b : byCode.getOrDefault((String) other[0], List.of())) {
        String content = (String) other[1];
        if (Content.top(content).equals(Content.top(b.content()))) {
          checks.add(check(b, other, content, year, span, years));
        }
      }
    }
    return checks;
  }

  private static Check check(
      Project.Beneficiary b, Object[] other, String content, int year, int span, Parameter years) {
    boolean same = content.equals(b.content()) && (Integer) other[4] == year;
    String where = other[2] + " “" + other[3] + "” (" + other[4] + ", " + content + ")";
    return new Check(
        "V-KC-4",
        same ? Outcome.KHONG_DAT : Outcome.CANH_BAO,
        (String) other[5],
        same
            ? new Localized(
                "Đã được hỗ trợ cùng nội dung trong cùng năm ở đề án " + where + ".",
                "Has support with the same content in the same year in project " + where + ".")
            : new Localized(
                "Đã được hỗ trợ nội dung tương tự ở đề án "
                    + where
                    + ": cần giải trình không trùng khoản chi.",
                "Has similar support in project "
                    + where
                    + ": explain that it is not for the same item."),
        CLAUSE + "; " + Ceilings.clause(years),
        List.of(
            new Localized(
                "Mã số "
                    + other[0]
                    + ", các đề án từ năm "
                    + (year - span)
                    + " đến "
                    + (year + span),
                "Code " + other[0] + ", projects of " + (year - span) + " to " + (year + span))));
  }
}
