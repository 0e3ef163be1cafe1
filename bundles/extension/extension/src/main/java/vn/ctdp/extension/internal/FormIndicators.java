package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.IndicatorDefinition;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorSource;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.ProjectMoney;

/**
 * Figures of the report on industrial promotion from project records, at the cut-off day. The plan
 * year is the year of the cut-off. A row by source is about the projects of that level with all
 * their promotion money, a row by content about projects by their main content, so that every table
 * is the sum of the list of projects.
 */
@Component
public class FormIndicators implements IndicatorSource {

  private static final String VND = "VND";
  private static final String PROJECT = "project";
  private static final List<String> CONTENTS =
      List.of("ND1", "ND2", "ND3", "ND4", "ND5", "ND6", "ND7", "ND8", "ND9");

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final JpaTemplate jpa;
  private final Work work;
  private final ProjectMoney money;

  /** Made by the component runtime. */
  @Activate
  public FormIndicators(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference ProjectMoney money) {
    this.jpa = jpa;
    this.work = work;
    this.money = money;
    slice("KCQG", "đề án quốc gia", "national projects", p -> p.level == FundLevel.KCQG);
    slice("KCDP", "đề án địa phương", "local projects", p -> p.level == FundLevel.KCDP);
    slice("KHAC", "đề án nguồn khác", "projects of other sources", p -> false);
    for (String content : CONTENTS) {
      slice(
          content,
          "đề án có nội dung chính " + content,
          "projects with main content " + content,
          p -> p.content.equals(content));
    }
    output("ND1", "LAO_DONG", "worker");
    output("ND2", "CO_SO", "establishment");
    output("ND3", "MO_HINH", "model");
    output("ND4", "SAN_PHAM", "product");
    output("ND4", "HOI_CHO", "fair");
    output("ND4", "GIAN_HANG", "booth");
    output("ND5", "TU_VAN", "advice");
    output("ND6", "BAN_TIN", "bulletin");
    output("ND7", "CO_SO", "establishment");
    output("ND8", "HOAT_DONG", "activity");
    output("ND9", "HOAT_DONG", "activity");
  }

  /** One figure: which projects count, and with what. */
  private record Figure(
      IndicatorDefinition definition,
      Predicate<ProjectAt> counts,
      Function<Seen, BigDecimal> value) {}

  /** A project with its outputs by kind and what was paid out; null when nobody keeps it. */
  private record Seen(ProjectAt p, Map<String, BigDecimal> outputs, Long paid) {}

  private static final Function<Seen, BigDecimal> ONE = s -> BigDecimal.ONE;

  private void slice(String slice, String vi, String en, Predicate<ProjectAt> of) {
    add(slice + ".planned", "Số " + vi, "Number of " + en, PROJECT, of, ONE);
    add(
        slice + ".running",
        "Số " + vi + " đang thực hiện",
        "Number of " + en + " under way",
        PROJECT,
        of.and(p -> p.phase == Phase.THUC_HIEN),
        ONE);
    add(
        slice + ".completed",
        "Số " + vi + " đã nghiệm thu",
        "Number of " + en + " accepted",
        PROJECT,
        of.and(ProjectAt::completed),
        ONE);
    add(
        slice + ".adjusted",
        "Số " + vi + " có điều chỉnh",
        "Number of " + en + " adjusted",
        PROJECT,
        of.and(p -> p.adjustments > 0),
        ONE);
    add(
        slice + ".stopped",
        "Số " + vi + " ngừng",
        "Number of " + en + " stopped",
        PROJECT,
        of.and(ProjectAt::stopped),
        ONE);
    add(
        slice + ".money.planned",
        "Kinh phí được duyệt của " + vi,
        "Money approved for " + en,
        VND,
        of,
        s -> BigDecimal.valueOf(s.p().approvedSupport));
    add(
        slice + ".money.after",
        "Kinh phí sau điều chỉnh của " + vi + "; đề án ngừng chỉ tính phần đã nghiệm thu",
        "Money after adjustments of " + en + "; of stopped ones what was accepted",
        VND,
        of,
        s -> BigDecimal.valueOf(s.p().supportAfter()));
    add(
        slice + ".money.executed",
        "Giá trị nghiệm thu của " + vi,
        "Accepted value of " + en,
        VND,
        of,
        s -> BigDecimal.valueOf(s.p().executed()));
    add(
        slice + ".money.paid",
        "Đã giải ngân (tạm ứng, thanh toán trừ thu hồi) của " + vi,
        "Paid out (advances and payments less recoveries) of " + en,
        VND,
        of,
        s -> s.paid() == null ? null : BigDecimal.valueOf(s.paid()));
    add(
        slice + ".money.counterpart",
        "Vốn đối ứng của " + vi + " không ngừng",
        "Matching money of " + en + " not stopped",
        VND,
        of.and(p -> !p.stopped()),
        s -> BigDecimal.valueOf(s.p().funds.counterpart()));
  }

  private void output(String content, String kind, String unit) {
    add(
        content + ".output." + kind,
        "Kết quả thực tế (" + kind + ") của đề án " + content + " đã nghiệm thu",
        "Results (" + kind + ") of accepted projects of " + content,
        unit,
        p -> p.content.equals(content) && p.completed(),
        s -> whole(s.outputs().getOrDefault(kind, BigDecimal.ZERO)));
  }

  /** Things are counted in whole numbers; a record without one is to be looked at. */
  private static BigDecimal whole(BigDecimal quantity) {
    return quantity == null || quantity.stripTrailingZeros().scale() > 0
        ? null
        : quantity.setScale(0);
  }

  private void add(
      String name,
      String vi,
      String en,
      String unit,
      Predicate<ProjectAt> counts,
      Function<Seen, BigDecimal> value) {
    String id = "extension." + name;
    figures.put(
        id,
        new Figure(
            new IndicatorDefinition(
                id,
                new Localized(vi, en),
                unit,
                new Localized(
                    vi + ", năm kế hoạch của kỳ, tại ngày chốt (TT 36/2013/TT-BCT Điều 21.5).",
                    en + " of the plan year, at the cut-off.")),
            counts,
            value));
  }

  @Override
  public List<IndicatorDefinition> indicators() {
    return figures.values().stream().map(Figure::definition).toList();
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    work.require(caller, ExtensionPermissions.VIEW, query.province());
    Map<String, IndicatorValue> result = new LinkedHashMap<>();
    if (query.subject().isPresent()) {
      query.ids().forEach(id -> result.put(id, new IndicatorValue(null, List.of(), 0)));
      return result;
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          List<Seen> projects = seen(caller, em, query);
          figures.forEach(
              (id, figure) -> {
                if (query.ids().contains(id)) {
                  result.put(id, value(figure, projects));
                }
              });
          return result;
        });
  }

  private List<Seen> seen(Caller caller, EntityManager em, IndicatorQuery query) {
    int year = query.cutoff().getYear();
    List<ProjectAt> projects = ProjectsAt.of(em, year, query.cutoff(), query.province());
    Map<String, Map<String, BigDecimal>> outputs =
        projects.isEmpty()
            ? Map.of()
            : IndicatorService.outputs(em, year, query.province(), query.cutoff());
    Map<String, Figures> paid =
        PaidMoney.of(money, work, caller, projects, query.cutoff(), query.province());
    return projects.stream()
        .map(
            p ->
                new Seen(
                    p,
                    outputs.getOrDefault(p.id, Map.of()),
                    paid.containsKey(p.id) ? paid.get(p.id).disbursed() : null))
        .toList();
  }

  private static IndicatorValue value(Figure figure, List<Seen> projects) {
    List<Origin> origins = new ArrayList<>();
    int unknown = 0;
    for (Seen s : projects) {
      if (!figure.counts().test(s.p())) {
        continue;
      }
      BigDecimal part = figure.value().apply(s);
      if (part == null) {
        unknown++;
      } else if (part.signum() != 0) {
        origins.add(
            new Origin(
                new SubjectRef(ExtensionSubjects.PREFIX + "project", s.p().id),
                s.p().code + " – " + s.p().name,
                part,
                s.p().contract == null ? "" : s.p().contract));
      }
    }
    BigDecimal total =
        origins.stream().map(Origin::contribution).reduce(BigDecimal.ZERO, BigDecimal::add);
    // Nothing known about projects that ought to count is not zero.
    return new IndicatorValue(origins.isEmpty() && unknown > 0 ? null : total, origins, unknown);
  }
}
