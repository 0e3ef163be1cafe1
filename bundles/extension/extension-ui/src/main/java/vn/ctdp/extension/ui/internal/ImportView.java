package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.imports.ProjectImportDraft;
import vn.ctdp.extension.imports.ProjectImportSettings;
import vn.ctdp.ui.component.ImportSource;
import vn.ctdp.ui.component.OrganisationPicker;
import vn.ctdp.ui.component.TableImport;
import vn.ctdp.ui.view.ViewContext;

/** One import of projects: the steps from a file to the plan, or what became of it. */
class ImportView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final int MOST_PLANS = 200;

  private final transient ViewContext context;
  private final transient ImportViews.Tools tools;

  ImportView(ViewContext context, ImportViews.Tools tools) {
    this.context = context;
    this.tools = tools;
    addClassName("ctdp-view");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = Desk.id(event.getRouteParameters().get("id").orElse(""));
    ImportStored stored =
        tools
            .imports()
            .find(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "lần nhập", id));
    removeAll();
    add(new TableImport(context, tools.components(), new Source(stored)));
  }

  /** The import of this page. */
  private final class Source implements ImportSource {

    private final ImportStored stored;
    private final Map<UUID, AnnualPlan> plans = new LinkedHashMap<>();
    private final ComboBox<UUID> plan = new ComboBox<>(Texts.t("extension-import.plan"));
    private final OrganisationPicker unit;
    private ProjectImportSettings settings;

    Source(ImportStored stored) {
      this.stored = stored;
      for (PlanRow row :
          tools.plans().plans(context.caller(), PageRequest.first(MOST_PLANS)).rows()) {
        if (row.plan().status() != PlanStatus.DONG) {
          plans.put(row.plan().id(), row.plan());
        }
      }
      plan.setItems(plans.keySet());
      plan.setItemLabelGenerator(
          p -> plans.containsKey(p) ? Desk.title(context, plans.get(p)) : "");
      plan.setClearButtonVisible(true);
      plan.setPlaceholder(Texts.t("extension-import.plan.help"));
      plan.getStyle().set("flex", "1 1 18rem").set("min-width", "0");
      unit = tools.components().organisationPicker(context, Texts.t("extension-import.unit"));
      unit.getStyle().set("flex", "1 1 18rem").set("min-width", "0");
    }

    @Override
    public String gridId() {
      return "extension-import.preview";
    }

    @Override
    public String listRoute() {
      return ImportViews.ROUTE;
    }

    @Override
    public String listTitle() {
      return Texts.t("extension-import.title");
    }

    @Override
    public String subtitle() {
      return Texts.t("extension-import.subtitle");
    }

    @Override
    public SubjectRef subject() {
      return new SubjectRef("extension-import", stored.id().toString());
    }

    @Override
    public boolean mayEdit() {
      return context.may(ExtensionViews.EDIT);
    }

    @Override
    public ImportStored stored() {
      return stored;
    }

    @Override
    public List<ImportField> fields() {
      return tools.imports().fields();
    }

    @Override
    public List<Component> settings() {
      plan.setValue(plans.containsKey(settings.plan()) ? settings.plan() : null);
      unit.setValue(settings.unit());
      Div both = new Div(plan, unit);
      both.getStyle()
          .set("grid-column", "1 / -1")
          .set("display", "flex")
          .set("flex-wrap", "wrap")
          .set("gap", "var(--lumo-space-s) var(--lumo-space-m)");
      return List.of(both);
    }

    @Override
    public Draft draft() {
      return shown(tools.imports().draft(context.caller(), stored.id()));
    }

    private Draft shown(ProjectImportDraft draft) {
      settings = draft.settings();
      return new Draft(
          settings.sheet(),
          settings.headerFirst(),
          settings.headerLast(),
          draft.remembered(),
          draft.sheets(),
          draft.columns(),
          settings.rows());
    }

    @Override
    public Draft understand(Asked asked) {
      ProjectImportSettings wanted =
          new ProjectImportSettings(
              asked.sheet(),
              asked.headerFirst(),
              asked.headerLast(),
              asked.columns(),
              plan.getValue(),
              unit.getValue(),
              asked.rows());
      return shown(tools.imports().understand(context.caller(), stored.id(), wanted));
    }

    @Override
    public ImportPreview preview() {
      return tools.imports().preview(context.caller(), stored.id());
    }

    @Override
    public ImportStored confirm(String token) {
      return tools.imports().confirm(context.caller(), stored.id(), token);
    }

    @Override
    public void discard() {
      tools.imports().discard(context.caller(), stored.id());
    }

    @Override
    public List<FieldProblem> obstacles() {
      return tools.imports().obstacles(context.caller(), stored.id());
    }

    @Override
    public ImportStored undo(String reason) {
      return tools.imports().undo(context.caller(), stored.id(), reason);
    }
  }
}
