package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.view.ViewContext;

/** The investment projects in a cluster: those from whom form 01 is expected. */
final class ProjectsPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;
  private final UUID cluster;
  private final DataGrid<ClusterProject> grid;

  ProjectsPanel(ViewContext context, Desk desk, UUID cluster, boolean editable) {
    this.context = context;
    this.desk = desk;
    this.cluster = cluster;
    grid =
        desk.components()
            .grid(
                context,
                "clusters-projects",
                (caller, request) -> {
                  List<ClusterProject> all = desk.projects().projects(caller, cluster);
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    grid.text("name", t("clusters.project.name"), ClusterProject::name).pinned().grow(3);
    grid.text("investor", t("clusters.project.investor"), ClusterProject::investor).grow(2);
    grid.text("taxCode", t("clusters.project.taxCode"), ClusterProject::taxCode);
    grid.text(
        "foreign",
        t("clusters.project.foreign"),
        p -> p.foreignCapital() ? t("clusters.project.yes") : "");
    grid.date("from", t("clusters.project.from"), ClusterProject::from);
    grid.date("to", t("clusters.project.to"), ClusterProject::to);
    grid.noSearch().allRowsVisible();
    grid.export("du-an-trong-cum", t("clusters.project.title"));
    grid.empty(VaadinIcon.FACTORY, t("clusters.project.none"), t("clusters.project.none.hint"));
    if (editable) {
      grid.open(this::edit);
      Button add =
          new Button(
              t("clusters.project.add"),
              VaadinIcon.PLUS.create(),
              e ->
                  edit(
                      new ClusterProject(
                          null, cluster, "", null, null, false, desk.today(), null, null, 0)));
      grid.toolbar(add);
    }
    add(grid);
  }

  private String t(String key) {
    return desk.text(key);
  }

  private void edit(ClusterProject project) {
    FormPanel<ClusterProject> form = new FormPanel<>();
    TextField name =
        form.field("name", field(t("clusters.project.name"), 300), ClusterProject::name);
    form.required(name, true).wide(name);
    TextField investor =
        form.field(
            "investor", field(t("clusters.project.investor"), 300), ClusterProject::investor);
    form.wide(investor);
    TextField taxCode =
        form.field("taxCode", field(t("clusters.project.taxCode"), 20), ClusterProject::taxCode);
    Checkbox foreign =
        form.field(
            "foreignCapital",
            new Checkbox(t("clusters.project.foreign")),
            ClusterProject::foreignCapital);
    DateField from =
        form.field("from", new DateField(t("clusters.project.from")), ClusterProject::from);
    form.required(from, true);
    DateField to = form.field("to", new DateField(t("clusters.project.to")), ClusterProject::to);
    TextArea note =
        form.field("note", new TextArea(t("clusters.project.note")), ClusterProject::note);
    note.setMaxLength(1000);
    form.wide(note);
    form.onSave(
        base ->
            desk.projects()
                .saveProject(
                    context.caller(),
                    new ClusterProject(
                        base.id(),
                        cluster,
                        name.getValue(),
                        FormPanel.text(investor),
                        FormPanel.text(taxCode),
                        foreign.getValue(),
                        from.getValue(),
                        to.getValue(),
                        FormPanel.text(note),
                        base.version())));
    form.onReload(
        base ->
            desk.projects().projects(context.caller(), cluster).stream()
                .filter(p -> p.id().equals(base.id()))
                .findFirst());
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        project.id() == null ? t("clusters.project.add") : t("clusters.project.edit"));
    dialog.setWidth("min(44rem, 95vw)");
    // Closing beside the dialog would throw away what was typed without asking.
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false);
    form.onCancel(dialog::close);
    form.onSaved(
        saved -> {
          dialog.close();
          grid.refresh();
        });
    form.load(project);
    dialog.add(form);
    dialog.open();
  }

  private static TextField field(String label, int max) {
    TextField field = new TextField(label);
    field.setMaxLength(max);
    return field;
  }
}
