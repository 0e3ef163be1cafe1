package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.extension.network.Coverage;

/**
 * Figures of the network for forms, at the cut-off day. The share of covered communes is a
 * computation of a form: its numerator and denominator are two figures here. Origins name centres
 * and communes, never people: they travel to the agency with the report.
 */
@Component(service = IndicatorSource.class)
public class NetworkIndicators implements IndicatorSource {

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final JpaTemplate jpa;
  private final Work work;
  private final CoverageService coverage;

  /** Made by the component runtime. */
  @Activate
  public NetworkIndicators(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference CoverageService coverage) {
    this.jpa = jpa;
    this.work = work;
    this.coverage = coverage;
    add(
        "centres",
        "Số trung tâm khuyến công",
        "Extension centres",
        "centre",
        f ->
            new IndicatorValue(
                null,
                f.open().stream()
                    .filter(c -> c.parent() == null)
                    .map(c -> origin(c, BigDecimal.ONE))
                    .toList(),
                0));
    add("staff", "Số người làm việc tại các trung tâm", "People of centres", "worker", this::staff);
    add(
        "collaborators",
        "Số cộng tác viên khuyến công đang làm",
        "Collaborators serving",
        "worker",
        this::people);
    add(
        "communes",
        "Tổng số xã của tỉnh",
        "Communes of the province",
        "commune",
        f -> communes(f, c -> true));
    add(
        "communes.covered",
        "Số xã có cộng tác viên",
        "Communes with a collaborator",
        "commune",
        f -> communes(f, Coverage.CommuneCover::covered));
    add(
        "communes.uncovered",
        "Số xã chưa có cộng tác viên",
        "Communes without a collaborator",
        "commune",
        f -> communes(f, c -> !c.covered()));
  }

  /** One figure. Its value is the sum of its origins where it is left open. */
  private record Figure(
      IndicatorDefinition definition, Function<CoverageService.Facts, IndicatorValue> value) {}

  private void add(
      String name,
      String vi,
      String en,
      String unit,
      Function<CoverageService.Facts, IndicatorValue> value) {
    String id = "extension.network." + name;
    figures.put(
        id,
        new Figure(
            new IndicatorDefinition(
                id,
                new Localized(vi, en),
                unit,
                new Localized(
                    vi + " tại ngày chốt (NĐ 45/2012/NĐ-CP Điều 8, Điều 10).",
                    en + " at the cut-off (Decree 45/2012/NĐ-CP, Articles 8 and 10).")),
            value));
  }

  private static Origin origin(CentreRow c, BigDecimal contribution) {
    return new Origin(
        new SubjectRef(NetworkSubjects.CENTRE, c.id().toString()),
        c.facts().name(),
        contribution,
        c.facts().decisionNo() == null ? "" : c.facts().decisionNo());
  }

  private IndicatorValue staff(CoverageService.Facts f) {
    List<CentreRow> counted = f.open().stream().filter(c -> c.staff() != null).toList();
    int unknown = f.open().size() - counted.size();
    List<Origin> origins =
        counted.stream().map(c -> origin(c, BigDecimal.valueOf(c.staff()))).toList();
    return counted.isEmpty() && unknown > 0
        ? new IndicatorValue(null, List.of(), unknown)
        : summed(origins, unknown);
  }

  /** People by commune; who serves several counts in the first of them only. */
  private IndicatorValue people(CoverageService.Facts f) {
    List<Origin> origins = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (Coverage.CommuneCover c : f.coverage().communes()) {
      long fresh = c.services().stream().filter(s -> seen.add(s.collaborator())).count();
      if (fresh > 0) {
        origins.add(origin(c, BigDecimal.valueOf(fresh)));
      }
    }
    long elsewhere = f.people().size() - seen.size();
    if (elsewhere > 0) {
      String former =
          f.coverage().unplaced().stream()
              .filter(u -> !seen.contains(u.collaborator()))
              .map(Coverage.Unplaced::communeName)
              .distinct()
              .collect(Collectors.joining(", "));
      origins.add(
          new Origin(
              new SubjectRef(NetworkSubjects.NETWORK, f.coverage().province().toString()),
              former,
              BigDecimal.valueOf(elsewhere),
              ""));
    }
    return summed(origins, 0);
  }

  private static IndicatorValue communes(
      CoverageService.Facts f, Predicate<Coverage.CommuneCover> counts) {
    // Without the list of communes nothing can be said about them.
    if (f.coverage().total() == 0) {
      return new IndicatorValue(null, List.of(), 0);
    }
    return summed(
        f.coverage().communes().stream()
            .filter(counts)
            .map(c -> origin(c, BigDecimal.ONE))
            .toList(),
        0);
  }

  private static Origin origin(Coverage.CommuneCover c, BigDecimal contribution) {
    return new Origin(
        new SubjectRef(NetworkSubjects.COMMUNE, c.commune().toString()),
        c.name(),
        contribution,
        "");
  }

  private static IndicatorValue summed(List<Origin> origins, int unknown) {
    return new IndicatorValue(
        origins.stream().map(Origin::contribution).reduce(BigDecimal.ZERO, BigDecimal::add),
        origins,
        unknown);
  }

  @Override
  public List<IndicatorDefinition> indicators() {
    return figures.values().stream().map(Figure::definition).toList();
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    work.require(caller, ExtensionPermissions.NETWORK_VIEW, query.province());
    Map<String, IndicatorValue> result = new LinkedHashMap<>();
    boolean own = work.province().map(p -> p.equals(query.province())).orElse(false);
    if (query.subject().isPresent() || !own) {
      query.ids().forEach(id -> result.put(id, new IndicatorValue(null, List.of(), 0)));
      return result;
    }
    CoverageService.Facts facts =
        jpa.txExpr(
            TransactionType.Supports, em -> coverage.facts(em, query.province(), query.cutoff()));
    figures.forEach(
        (id, figure) -> {
          if (query.ids().contains(id)) {
            IndicatorValue value = figure.value().apply(facts);
            result.put(
                id,
                value.value() == null && !value.origins().isEmpty()
                    ? summed(value.origins(), value.unknown())
                    : value);
          }
        });
    return result;
  }
}
