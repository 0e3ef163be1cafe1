package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Notices;
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
    TextField name = field(t("clusters.project.name"), project.name(), 300);
    TextField investor = field(t("clusters.project.investor"), project.investor(), 300);
    TextField taxCode = field(t("clusters.project.taxCode"), project.taxCode(), 20);
    Checkbox foreign = new Checkbox(t("clusters.project.foreign"), project.foreignCapital());
    DateField from = new DateField(t("clusters.project.from"));
    from.setValue(project.from());
    DateField to = new DateField(t("clusters.project.to"));
    to.setValue(project.to());
    TextArea note = new TextArea(t("clusters.project.note"));
    note.setMaxLength(1000);
    note.setValue(project.note() == null ? "" : project.note());
    note.setWidthFull();
    Div body = new Div(name, investor, taxCode, new Div(foreign), from, to, note);
    body.addClassName("clusters-project-editor");
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        project.id() == null ? t("clusters.project.add") : t("clusters.project.edit"));
    dialog.setWidth("min(32rem, 95vw)");
    dialog.add(body);
    Button save =
        new Button(
            t("clusters.project.save"),
            e -> {
              try {
                desk.projects()
                    .saveProject(
                        context.caller(),
                        new ClusterProject(
                            project.id(),
                            cluster,
                            name.getValue(),
                            empty(investor.getValue()),
                            empty(taxCode.getValue()),
                            foreign.getValue(),
                            from.getValue(),
                            to.getValue(),
                            empty(note.getValue()),
                            project.version()));
                dialog.close();
                grid.refresh();
                Notices.success(t("clusters.project.saved"));
              } catch (CtdpException failure) {
                Notices.failure(failure);
              }
            });
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(new Button(t("clusters.project.cancel"), e -> dialog.close()), save);
    dialog.open();
  }

  private static String empty(String text) {
    return text.isBlank() ? null : text;
  }

  private static TextField field(String label, String value, int max) {
    TextField field = new TextField(label);
    field.setMaxLength(max);
    field.setValue(value == null ? "" : value);
    field.setWidthFull();
    return field;
  }
}
