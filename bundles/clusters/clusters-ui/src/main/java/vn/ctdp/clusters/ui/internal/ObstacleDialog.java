package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.view.ViewContext;

/** Adds or changes an obstacle. */
final class ObstacleDialog {

  private ObstacleDialog() {}

  static Obstacle draft(MapDesk desk, UUID cluster, String name) {
    return new Obstacle(
        null, cluster, name, "", null, null, desk.today(), null, null, null, null, 0);
  }

  static void open(ViewContext context, MapDesk desk, Obstacle obstacle, Runnable done) {
    FormPanel<Obstacle> form = new FormPanel<>();
    TextArea text = form.field("text", area("text", 1000), Obstacle::text);
    form.required(text, true).wide(text);
    TextArea request = form.field("request", area("request", 1000), Obstacle::request);
    form.wide(request);
    TextField owner = form.field("owner", new TextField(t("owner")), Obstacle::owner);
    owner.setMaxLength(200);
    owner.setHelperText(t("owner.hint"));
    DateField since = form.field("since", new DateField(t("since")), Obstacle::since);
    form.required(since, true);
    DateField solved = form.field("solvedOn", new DateField(t("solvedOn")), Obstacle::solvedOn);
    solved.setHelperText(t("solvedOn.hint"));
    TextArea outcome = form.field("outcome", area("outcome", 1000), Obstacle::outcome);
    form.wide(outcome);
    form.onSave(
        base ->
            desk.tracking()
                .saveObstacle(
                    context.caller(),
                    new Obstacle(
                        base.id(),
                        base.cluster(),
                        null,
                        text.getValue(),
                        FormPanel.text(request),
                        FormPanel.text(owner),
                        since.getValue(),
                        solved.getValue(),
                        FormPanel.text(outcome),
                        null,
                        null,
                        base.version())));
    form.onReload(
        base ->
            desk.tracking().obstacles(context.caller(), base.cluster()).stream()
                .filter(o -> o.id().equals(base.id()))
                .findFirst());
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(
        t(obstacle.id() == null ? "add" : "edit") + " – " + obstacle.clusterName());
    dialog.setWidth("min(44rem, 96vw)");
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          done.run();
        });
    form.load(obstacle);
    dialog.add(form);
    dialog.open();
  }

  private static TextArea area(String key, int max) {
    TextArea field = new TextArea(t(key));
    field.setMaxLength(max);
    field.setMinHeight("4.5rem");
    return field;
  }

  private static String t(String key) {
    return UI.getCurrent().getTranslation("clusters-map.obstacle." + key);
  }
}
