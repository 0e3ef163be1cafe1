package vn.ctdp.exchange.province.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.deadline.DueDay;
import vn.ctdp.exchange.deadline.DueDays;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/** Last days of this province's reports, with the centre's decisions. */
@Component(service = {DueDays.class, StreamHandler.class})
public final class ProvinceDueDays implements DueDays, StreamHandler {

  private static final Duration KEEP = Duration.ofSeconds(5);

  private final JpaTemplate jpa;
  private final CalendarService calendar;
  private final InstanceInfo instance;
  private final Clock clock;
  private final AtomicReference<Kept> kept = new AtomicReference<>();

  @Activate
  public ProvinceDueDays(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference CalendarService calendar,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.calendar = calendar;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public Optional<DueDay> of(FormDefinition form, Period period, UnitRef province) {
    if (form.deadlineRule().isEmpty()) {
      return Optional.empty();
    }
    Optional<Deadline> rule = calendar.deadline(form.deadlineRule(), period);
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    Optional<ExtensionEntity> moved =
        instance.province().filter(province::equals).isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(moved().get(form.key().id() + "/" + period.code()));
    return Optional.of(
        new DueDay(
            moved.map(e -> e.newDay).orElse(rule.get().lastDay()),
            rule.get().lastDay(),
            moved.map(e -> e.number).orElse(""),
            rule.get().legalText()));
  }

  /** Decisions by form and period, read anew every few seconds: lists ask once for each row. */
  private Map<String, ExtensionEntity> moved() {
    Instant now = clock.instant();
    Kept kept = this.kept.get();
    if (kept == null || !kept.until.isAfter(now) || kept.until.isAfter(now.plus(KEEP))) {
      Map<String, ExtensionEntity> all = new HashMap<>();
      jpa.tx(
          TransactionType.Required,
          em ->
              em.createQuery(
                      "select e from ExtensionEntity e order by e.item", ExtensionEntity.class)
                  .getResultList()
                  .forEach(e -> all.put(e.formId + "/" + e.periodCode, e)));
      kept = new Kept(now.plus(KEEP), Map.copyOf(all));
      this.kept.set(kept);
    }
    return kept.byReport;
  }

  private record Kept(Instant until, Map<String, ExtensionEntity> byReport) {}

  @Override
  public String kind() {
    return ItemKind.DEADLINE;
  }

  @Override
  public void handle(StreamItem item) {
    Content content = Content.of(item, "ctdp-deadline-1");
    ExtensionEntity e = new ExtensionEntity();
    e.item = item.number();
    e.formId = content.text("form", 60);
    e.periodCode = content.text("period", 8);
    e.number = content.text("decision", 60);
    e.date = content.day("decisionDay");
    e.reason = content.text("reason", 1000);
    e.newDay = content.day("newDay");
    jpa.tx(
        TransactionType.Required,
        em -> {
          if (em.find(ExtensionEntity.class, e.item) == null) {
            em.persist(e);
          }
        });
  }
}
