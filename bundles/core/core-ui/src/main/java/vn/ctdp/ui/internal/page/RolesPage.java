package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.view.ViewContext;

/** What each role may do, module by module. */
public final class RolesPage extends Div implements BeforeLeaveObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient PageServices services;
  private final Select<RoleCode> role = new Select<>();
  private final Div rights = new Div();
  private final Button save = new Button(t("core.save"));
  private final Span state = new Span();
  private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
  private Set<String> loaded = Set.of();

  RolesPage(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
    addClassName("cu-roles");
    role.setLabel(t("core.user.role"));
    role.setItems(RoleCode.values());
    role.setItemLabelGenerator(r -> r == null ? "" : r.label().in(PageText.locale()));
    role.setWidth("22rem");
    role.addValueChangeListener(
        e -> {
          if (!e.isFromClient() || !dirty()) {
            load(e.getValue());
            return;
          }
          RoleCode next = e.getValue();
          role.setValue(e.getOldValue());
          Confirm.danger(
              t("core.roles.leave"),
              t("core.roles.leave.text"),
              t("core.roles.leave.act"),
              () -> {
                loaded = ticked();
                role.setValue(next);
              });
        });
    Span hint = new Span(t("core.roles.hint"));
    hint.addClassName("cu-muted");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickListener(e -> save());
    state.addClassName("cu-form-state");
    state.getElement().setAttribute("aria-live", "polite");
    Div footer = new Div(save, state);
    footer.addClassNames("cu-form-footer", "cu-sticky");
    add(hint, role, rights, footer);
    role.setValue(RoleCode.values()[0]);
  }

  private void load(RoleCode chosen) {
    rights.removeAll();
    boxes.clear();
    Set<String> has = services.identity().rolePermissions(chosen);
    Map<String, String> names = new LinkedHashMap<>();
    try {
      for (ModuleStatus m : services.modules().list(context.caller())) {
        names.put(m.id(), m.name().in(PageText.locale()));
      }
    } catch (RuntimeException e) {
      // Whoever manages rights need not see the modules: their ids will do.
      names.clear();
    }
    services
        .identity()
        .permissions()
        .forEach((module, list) -> rights.add(group(module, names, list, has)));
    loaded = ticked();
    mark();
  }

  private Div group(
      String module, Map<String, String> names, List<PermissionDefinition> list, Set<String> has) {
    Div panel = new Div();
    panel.addClassName("ctdp-panel");
    panel.add(
        new H3(
            "core".equals(module)
                ? t("core.name")
                : PageText.orElse("core.module." + module, names.getOrDefault(module, module))));
    Div grid = new Div();
    grid.addClassName("cu-rights");
    for (PermissionDefinition p : list) {
      Checkbox box = new Checkbox(p.name().in(PageText.locale()), has.contains(p.id()));
      box.setHelperText(p.description().in(PageText.locale()));
      box.addValueChangeListener(e -> mark());
      boxes.put(p.id(), box);
      grid.add(box);
    }
    panel.add(grid);
    return panel;
  }

  private Set<String> ticked() {
    Set<String> on = new LinkedHashSet<>();
    boxes.forEach(
        (id, box) -> {
          if (Boolean.TRUE.equals(box.getValue())) {
            on.add(id);
          }
        });
    return on;
  }

  private boolean dirty() {
    return !ticked().equals(loaded);
  }

  private void mark() {
    boolean dirty = dirty();
    save.setEnabled(dirty);
    state.setText(dirty ? t("core.roles.dirty") : "");
  }

  private void save() {
    // Rights of modules that are off are not shown here and stay as they are.
    Set<String> wanted = new LinkedHashSet<>(services.identity().rolePermissions(role.getValue()));
    boxes.forEach(
        (id, box) -> {
          if (Boolean.TRUE.equals(box.getValue())) {
            wanted.add(id);
          } else {
            wanted.remove(id);
          }
        });
    try {
      services.identity().setRolePermissions(context.caller(), role.getValue(), wanted);
      Notices.success(t("core.roles.saved", role.getValue().label().in(PageText.locale())));
      load(role.getValue());
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (dirty()) {
      BeforeLeaveEvent.ContinueNavigationAction go = event.postpone();
      Confirm.danger(
          t("core.roles.leave"),
          t("core.roles.leave.text"),
          t("core.roles.leave.act"),
          () -> {
            loaded = ticked();
            go.proceed();
          });
    }
  }
}
