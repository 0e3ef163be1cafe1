package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.Selection;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.view.ViewContext;

/** Adds a project, to the plan named in the address or the newest one. */
class ProjectNewView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  ProjectNewView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Optional<AnnualPlan> plan =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter("plan")
            .flatMap(id -> desk.plans().plan(context.caller(), Desk.id(id)))
            .or(this::newest);
    if (plan.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.CLIPBOARD_TEXT,
              getTranslation("extension.plans.empty"),
              getTranslation("extension.project.noPlan")));
      return;
    }
    int year = plan.get().year();
    LocalDate today = desk.today();
    add(
        ProjectForm.build(
            context,
            desk,
            new Project(
                null,
                null,
                "",
                plan.get().id(),
                plan.get().level(),
                year,
                ProjectKind.THUONG,
                desk.province().orElse(plan.get().province()),
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                today.getYear() == year ? today : LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                Selection.XET_CHON,
                List.of(),
                List.of(),
                null,
                null,
                0),
            false));
  }

  private Optional<AnnualPlan> newest() {
    return desk.plans().plans(context.caller(), PageRequest.first(50)).rows().stream()
        .map(PlanRow::plan)
        .filter(p -> p.status() != PlanStatus.DONG)
        .findFirst();
  }
}
