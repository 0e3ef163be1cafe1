package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleAdvice;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamItem;

/**
 * Tells the module manager what the centre requires or recommends. An item holds all advice that is
 * in force, so the last one counts; advice that has an end goes on that day by itself.
 */
@Component(service = {StreamHandler.class, Chore.class})
public final class AdviceHandler implements StreamHandler, Chore {

  private static final Caller SYSTEM = Caller.system("exchange.stream");

  private final JpaTemplate jpa;
  private final ModuleAdvice advice;
  private final InstanceInfo instance;
  private final CalendarService calendar;
  private final AtomicReference<LocalDate> appliedOn = new AtomicReference<>();

  @Activate
  public AdviceHandler(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference ModuleAdvice advice,
      @Reference InstanceInfo instance,
      @Reference CalendarService calendar) {
    this.jpa = jpa;
    this.advice = advice;
    this.instance = instance;
    this.calendar = calendar;
  }

  @Override
  public String kind() {
    return ItemKind.MODULE_ADVICE;
  }

  @Override
  public void handle(StreamItem item) {
    Content content = Content.of(item, "ctdp-module-advice-1");
    List<AdviceEntity> mine = new ArrayList<>();
    for (JsonNode node : content.list("advice")) {
      Content one = content.at(node);
      Audience audience;
      try {
        audience = Audience.parse(one.text("audience", 1000));
      } catch (IllegalArgumentException e) {
        throw content.wrong("audience");
      }
      if (instance.province().filter(audience::includes).isEmpty()) {
        continue;
      }
      AdviceEntity e = new AdviceEntity();
      e.pos = mine.size();
      e.number = item.number();
      e.moduleId = one.text("module", 60);
      e.advice = one.text("advice", 16);
      if (!e.advice.equals("REQUIRED") && !e.advice.equals("RECOMMENDED")) {
        throw content.wrong("advice");
      }
      e.reason = one.text("reason", 1000);
      e.until = one.maybeDay("until");
      mine.add(e);
    }
    jpa.tx(
        TransactionType.Required,
        em -> {
          em.createQuery("delete from AdviceEntity").executeUpdate();
          mine.forEach(em::persist);
        });
    apply(mine, "Cục, nội dung số " + item.number());
  }

  /** Once a day and after every start: advice that has ended goes. */
  @Override
  public void run(Optional<CentreLine> line) {
    LocalDate today = calendar.today();
    if (today.equals(appliedOn.get())) {
      return;
    }
    List<AdviceEntity> kept =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery("select a from AdviceEntity a order by a.pos", AdviceEntity.class)
                    .getResultList());
    if (!kept.isEmpty()) {
      apply(kept, "Cục, nội dung số " + kept.get(0).number);
    }
    appliedOn.set(today);
  }

  private void apply(List<AdviceEntity> all, String source) {
    LocalDate today = calendar.today();
    Map<String, ModuleStatus.Advice> byModule = new HashMap<>();
    for (AdviceEntity a : all) {
      if (a.until == null || !a.until.isBefore(today)) {
        // What is required by one decision is not weakened by another.
        byModule.merge(
            a.moduleId,
            ModuleStatus.Advice.valueOf(a.advice),
            (x, y) -> x == ModuleStatus.Advice.REQUIRED ? x : y);
      }
    }
    advice.replace(SYSTEM, byModule, source);
  }
}
