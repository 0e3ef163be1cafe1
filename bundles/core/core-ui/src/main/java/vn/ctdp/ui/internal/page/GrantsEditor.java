package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.ui.component.CheckedField;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.UnitPicker;

/** Roles given to a user, each with how far it reaches and for how long. */
final class GrantsEditor extends CustomField<List<RoleGrant>> implements CheckedField {

  private static final long serialVersionUID = 1L;

  private final class Line extends Div {
    private static final long serialVersionUID = 1L;
    final Select<RoleCode> role = new Select<>();
    final Select<Scope> scope = new Select<>();
    final UnitPicker province = services.components().provincePicker(t("core.province"));
    final DateField from = new DateField(t("core.validFrom"));
    final DateField to = new DateField(t("core.validTo"));
    final Button remove = new Button(VaadinIcon.TRASH.create());

    Line(RoleGrant grant) {
      addClassName("cu-grant-line");
      role.setLabel(t("core.user.role"));
      role.setItems(RoleCode.values());
      role.setItemLabelGenerator(r -> r == null ? "" : r.label().in(PageText.locale()));
      scope.setLabel(t("core.user.scope"));
      scope.setItems(Scope.values());
      scope.setItemLabelGenerator(s -> s == null ? "" : t("core.scope." + s.name()));
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
      remove.setAriaLabel(t("core.user.grant.remove"));
      remove.setTooltipText(t("core.user.grant.remove"));
      remove.addClickListener(
          e -> {
            lines.remove(this);
            rows.remove(this);
            updateValue();
          });
      role.setValue(grant.role());
      scope.setValue(grant.scope());
      grant.province().ifPresent(province::setValue);
      from.setValue(grant.validFrom());
      to.setValue(grant.validTo());
      province.setVisible(grant.scope() == Scope.PROVINCE);
      scope.addValueChangeListener(
          e -> {
            province.setVisible(e.getValue() == Scope.PROVINCE);
            if (e.getValue() == Scope.PROVINCE && province.getValue() == null) {
              services.instance().province().ifPresent(province::setValue);
            }
            updateValue();
          });
      role.addValueChangeListener(e -> updateValue());
      province.addValueChangeListener(e -> updateValue());
      from.addValueChangeListener(e -> updateValue());
      to.addValueChangeListener(e -> updateValue());
      add(role, scope, province, from, to, remove);
    }

    RoleGrant read() {
      return new RoleGrant(
          role.getValue(),
          scope.getValue(),
          scope.getValue() == Scope.PROVINCE
              ? Optional.ofNullable(province.getValue())
              : Optional.empty(),
          from.getValue(),
          to.getValue());
    }
  }

  private final transient PageServices services;
  private final List<Line> lines = new ArrayList<>();
  private final Div rows = new Div();

  GrantsEditor(PageServices services) {
    super(List.of());
    this.services = services;
    Button add = new Button(t("core.user.grant.add"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    add.addClickListener(
        e -> {
          Line line =
              new Line(
                  new RoleGrant(
                      null,
                      services.instance().province().isPresent() ? Scope.PROVINCE : Scope.NATIONAL,
                      services.instance().province(),
                      null,
                      null));
          lines.add(line);
          rows.add(line);
          line.role.focus();
        });
    add(new Div(rows, add));
    setWidthFull();
  }

  @Override
  protected List<RoleGrant> generateModelValue() {
    return lines.stream()
        .map(Line::read)
        .filter(g -> g.role() != null && g.scope() != null)
        .toList();
  }

  @Override
  protected void setPresentationValue(List<RoleGrant> grants) {
    lines.clear();
    rows.removeAll();
    if (grants != null) {
      for (RoleGrant g : grants) {
        Line line = new Line(g);
        lines.add(line);
        rows.add(line);
      }
    }
  }

  @Override
  public Optional<String> inputProblem() {
    for (Line l : lines) {
      if (l.role.getValue() == null) {
        return Optional.of(t("core.user.grant.noRole"));
      }
      if (l.scope.getValue() == Scope.PROVINCE && l.province.getValue() == null) {
        return Optional.of(t("core.user.grant.noProvince"));
      }
      Optional<String> bad = l.from.inputProblem().or(l.to::inputProblem);
      if (bad.isPresent()) {
        return bad;
      }
    }
    return Optional.empty();
  }
}
