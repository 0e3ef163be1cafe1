package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.UUID;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.ImportSource;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.TableImport;
import vn.ctdp.ui.view.ViewContext;

/** One import: the steps from a file to the register, or what became of it. */
class ImportView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ImportViews.Desk desk;

  ImportView(ViewContext context, ImportViews.Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("ctdp-view");
  }

  private String t(String key, Object... arguments) {
    return getTranslation("clusters-import." + key, arguments);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    UUID id = vn.ctdp.clusters.ui.internal.Desk.id(event.getRouteParameters().get("id").orElse(""));
    removeAll();
    add(new TableImport(context, desk.components(), new Source(record(id))));
  }

  private ImportRecord record(UUID id) {
    return desk.imports()
        .find(context.caller(), id)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "lần nhập", id));
  }

  /** The import of this page. */
  private final class Source implements ImportSource {

    private final UUID id;
    private ImportRecord record;
    private ImportSettings settings;
    private final DateField cutoff = new DateField(t("cutoff"));
    private final TextField source = new TextField(t("source"));
    private final Select<ConflictRule> conflicts = new Select<>();
    private final Checkbox illustrative = new Checkbox(t("illustrative"));

    Source(ImportRecord record) {
      this.id = record.id();
      this.record = record;
      source.setMaxLength(300);
      source.setPlaceholder(t("source.example"));
      source.getStyle().set("grid-column", "span 2").set("min-width", "0");
      conflicts.setLabel(t("conflicts"));
      conflicts.setItems(ConflictRule.values());
      conflicts.setItemLabelGenerator(c -> t("conflicts." + c));
      conflicts.getElement().getStyle().set("min-width", "0");
      conflicts.setVisible(record.target() == ImportTarget.CLUSTERS);
    }

    @Override
    public String gridId() {
      return "clusters-import.preview";
    }

    @Override
    public String listRoute() {
      return "clusters/imports";
    }

    @Override
    public String listTitle() {
      return t("list.title");
    }

    @Override
    public String subtitle() {
      return record.target().label().in(context.locale());
    }

    @Override
    public SubjectRef subject() {
      return ImportViews.Desk.ref(id.toString());
    }

    @Override
    public boolean mayEdit() {
      return context.may(ClusterViews.EDIT);
    }

    @Override
    public ImportStored stored() {
      return record.stored();
    }

    @Override
    public List<ImportField> fields() {
      return desk.imports().fields(record.target());
    }

    @Override
    public List<Component> settings() {
      cutoff.setValue(settings.cutoff());
      source.setValue(settings.source() == null ? "" : settings.source());
      conflicts.setValue(settings.conflicts());
      illustrative.setValue(settings.illustrative());
      return List.of(cutoff, source, conflicts, illustrative);
    }

    @Override
    public Draft draft() {
      return draft(desk.imports().draft(context.caller(), id));
    }

    private Draft draft(ImportDraft draft) {
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
      return draft(
          desk.imports()
              .understand(
                  context.caller(),
                  id,
                  new ImportSettings(
                      asked.sheet(),
                      asked.headerFirst(),
                      asked.headerLast(),
                      asked.columns(),
                      cutoff.getValue(),
                      source.getValue(),
                      illustrative.getValue(),
                      conflicts.getValue(),
                      asked.rows())));
    }

    @Override
    public ImportPreview preview() {
      return desk.imports().preview(context.caller(), id);
    }

    @Override
    public String ready(ImportPreview preview) {
      return record.target() == ImportTarget.CLUSTERS ? t("ready", preview.counts().facts()) : null;
    }

    @Override
    public ImportStored confirm(String token) {
      record = desk.imports().confirm(context.caller(), id, token);
      return record.stored();
    }

    @Override
    public void discard() {
      desk.imports().discard(context.caller(), id);
    }

    @Override
    public void describe(List<StatTile> tiles, KeyValues facts) {
      if (record.target() == ImportTarget.CLUSTERS) {
        tiles.add(new StatTile(t("facts"), Format.whole(record.facts()), ""));
      }
      facts
          .put(t("cutoff"), record.cutoff() == null ? "–" : Format.date(record.cutoff()))
          .put(t("source"), record.source() == null ? "–" : record.source());
    }

    @Override
    public List<FieldProblem> obstacles() {
      return desk.imports().obstacles(context.caller(), id);
    }

    @Override
    public ImportStored undo(String reason) {
      record = desk.imports().undo(context.caller(), id, reason);
      return record.stored();
    }
  }
}
