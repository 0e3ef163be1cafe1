package vn.ctdp.exchange.centre.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.exchange.engine.PeriodWording;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;

/** Reports that came and wait for a decision. */
@Component(service = WorkItemSource.class)
public final class DecisionWork implements WorkItemSource {

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Forms forms;

  @Activate
  public DecisionWork(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Forms forms) {
    this.jpa = jpa;
    this.access = access;
    this.forms = forms;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    if (!access.allowed(caller, StreamPermissions.DECIDE, Target.INSTANCE)) {
      return List.of();
    }
    List<Object[]> waiting =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery(
                        "select c.formId, c.periodCode, count(c) from CurrentEntity c"
                            + " left join ReportStatusEntity t on t.formId = c.formId"
                            + " and t.periodCode = c.periodCode and t.province = c.province"
                            + " and t.revision = c.revision where t.state is null"
                            + " group by c.formId, c.periodCode order by c.periodCode desc",
                        Object[].class)
                    .setMaxResults(20)
                    .getResultList());
    List<WorkItem> items = new ArrayList<>();
    List<FormDefinition> all = forms.all();
    for (Object[] row : waiting) {
      String formId = (String) row[0];
      String period = (String) row[1];
      long count = ((Number) row[2]).longValue();
      String number =
          all.stream()
              .filter(f -> f.key().id().equals(formId))
              .map(FormDefinition::number)
              .findFirst()
              .orElse(formId);
      Localized words = PeriodWording.of(Period.parse(period));
      items.add(
          new WorkItem(
              "decide-" + formId + "-" + period,
              new Localized(
                  "Xem xét " + count + " báo cáo " + number + ", " + words.vi(),
                  "Decide about " + count + " reports " + number + ", " + words.en()),
              new Localized("", ""),
              "received",
              WorkItem.Urgency.NORMAL,
              null));
    }
    return items;
  }
}
