package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.CheckedField;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;

/** Names an organisation bore, oldest first; a renaming closes the name in use the day before. */
final class NamesEditor extends CustomField<List<OrganisationName>> implements CheckedField {

  private static final long serialVersionUID = 1L;

  private final class Line extends Div {
    private static final long serialVersionUID = 1L;
    final TextField name = new TextField(t("core.organisation.nameVi"));
    final TextField shortName = new TextField(t("core.organisation.short"));
    final TextField english = new TextField(t("core.organisation.nameEn"));
    final DateField from = new DateField(t("core.validFrom"));
    final DateField to = new DateField(t("core.validTo"));
    final TextField note = new TextField(t("core.organisation.nameNote"));
    final Button remove = new Button(VaadinIcon.TRASH.create());

    Line(OrganisationName value) {
      addClassName("cu-name-line");
      name.setMaxLength(255);
      name.addClassName("cu-name-wide");
      name.setRequiredIndicatorVisible(true);
      name.setManualValidation(true);
      shortName.setMaxLength(100);
      english.setMaxLength(255);
      english.addClassName("cu-name-wide");
      note.setMaxLength(1000);
      name.setValue(orEmpty(value.nameVi()));
      shortName.setValue(orEmpty(value.shortName()));
      english.setValue(orEmpty(value.nameEn()));
      from.setValue(value.validFrom());
      to.setValue(value.validTo());
      note.setValue(orEmpty(value.note()));
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
      remove.setAriaLabel(t("core.organisation.name.remove"));
      remove.setTooltipText(t("core.organisation.name.remove"));
      remove.addClickListener(
          e -> {
            lines.remove(this);
            rows.remove(this);
            buttons();
            updateValue();
          });
      add(name, shortName, from, to, english, note, remove);
      name.addValueChangeListener(e -> name.setInvalid(false));
      // The field around reads all lines when it is left; a picker may never have the focus.
      from.addValueChangeListener(e -> updateValue());
      to.addValueChangeListener(e -> updateValue());
    }

    OrganisationName read() {
      return new OrganisationName(
          VietnameseText.normalise(name.getValue()),
          FormPanel.text(shortName),
          FormPanel.text(english),
          from.getValue(),
          to.getValue(),
          FormPanel.text(note));
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final Div rows = new Div();
  private final Button rename = new Button(t("core.organisation.rename"));
  private final transient PageServices services;

  NamesEditor(PageServices services) {
    super(List.of());
    this.services = services;
    setLabel(t("core.organisation.names"));
    rename.setIcon(VaadinIcon.PLUS.create());
    rename.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    rename.addClickListener(e -> rename());
    add(new Div(rows, rename));
    setWidthFull();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private void rename() {
    LocalDate today = services.today();
    if (!lines.isEmpty()) {
      Line last = lines.get(lines.size() - 1);
      if (last.to.getValue() == null) {
        last.to.setValue(today.minusDays(1));
      }
    }
    Line line =
        new Line(new OrganisationName("", null, null, lines.isEmpty() ? null : today, null, null));
    lines.add(line);
    rows.add(line);
    buttons();
    updateValue();
    line.name.focus();
  }

  private void buttons() {
    lines.forEach(l -> l.remove.setVisible(lines.size() > 1 && !isReadOnly()));
    rename.setVisible(!isReadOnly());
  }

  @Override
  protected List<OrganisationName> generateModelValue() {
    return lines.stream().map(Line::read).toList();
  }

  @Override
  protected void setPresentationValue(List<OrganisationName> names) {
    lines.clear();
    rows.removeAll();
    List<OrganisationName> shown =
        names == null || names.isEmpty()
            ? List.of(new OrganisationName("", null, null, null, null, null))
            : names;
    for (OrganisationName n : shown) {
      Line line = new Line(n);
      lines.add(line);
      rows.add(line);
    }
    setReadOnly(isReadOnly());
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    super.setReadOnly(readOnly);
    for (Line l : lines) {
      l.name.setReadOnly(readOnly);
      l.shortName.setReadOnly(readOnly);
      l.english.setReadOnly(readOnly);
      l.from.setReadOnly(readOnly);
      l.to.setReadOnly(readOnly);
      l.note.setReadOnly(readOnly);
    }
    buttons();
  }

  @Override
  public void setInvalid(boolean invalid) {
    super.setInvalid(invalid);
    if (lines == null) {
      return;
    }
    for (Line l : lines) {
      l.name.setErrorMessage(t("core.organisation.name.missing"));
      l.name.setInvalid(invalid && l.name.getValue().isBlank());
    }
  }

  @Override
  public Optional<String> inputProblem() {
    for (Line l : lines) {
      if (l.name.getValue().isBlank()) {
        return Optional.of(t("core.organisation.name.missing"));
      }
      Optional<String> bad = l.from.inputProblem().or(l.to::inputProblem);
      if (bad.isPresent()) {
        return bad;
      }
    }
    return Optional.empty();
  }
}
