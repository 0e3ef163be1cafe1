package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.Selection;
import vn.ctdp.extension.report.Proposal;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** Small parts that several views of the module are made of. */
final class Texts {

  private Texts() {}

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation(key, arguments);
  }

  static TextField text(String label, int max) {
    TextField field = new TextField(label);
    field.setMaxLength(max);
    return field;
  }

  static TextArea area(String label, int max) {
    TextArea field = new TextArea(label);
    field.setMaxLength(max);
    field.setMinHeight("6rem");
    return field;
  }

  static <E> Select<E> select(
      ViewContext context, String label, E[] values, Function<E, Localized> words) {
    Select<E> select = new Select<>();
    select.setLabel(label);
    select.setItems(values);
    select.setItemLabelGenerator(v -> v == null ? "" : words.apply(v).in(context.locale()));
    return select;
  }

  static <E extends Enum<E>> List<DataGrid.Option> options(
      ViewContext context, E[] values, Function<E, Localized> words) {
    return Arrays.stream(values)
        .map(v -> new DataGrid.Option(v.name(), words.apply(v).in(context.locale())))
        .toList();
  }

  /** "ND3.3 · Ứng dụng máy móc, thiết bị tiên tiến". */
  static String content(ViewContext context, Content content) {
    return content.code() + " · " + content.name().in(context.locale());
  }

  /** A list to choose a content from by code or words. */
  static ComboBox<String> contents(ViewContext context, String label, List<Content> contents) {
    ComboBox<String> box = new ComboBox<>(label);
    box.setItems(contents.stream().map(Content::code).toList());
    box.setItemLabelGenerator(code -> content(context, contents, code));
    return box;
  }

  static String content(ViewContext context, List<Content> contents, String code) {
    return contents.stream()
        .filter(c -> c.code().equals(code))
        .findFirst()
        .map(c -> content(context, c))
        .orElse(code);
  }

  static Div panel(String title, com.vaadin.flow.component.Component... inside) {
    Div panel = new Div(new H3(title));
    panel.add(inside);
    panel.addClassName("ctdp-panel");
    return panel;
  }

  /** The history of a record of the module, with words instead of codes. */
  static Div history(ViewContext context, Desk desk, SubjectRef subject) {
    return panel(
        t("extension.history"),
        desk.components()
            .history(context, subject)
            .names(
                f -> t("extension.field." + f),
                a ->
                    a.startsWith("core.paper.")
                        ? t("core.action." + a)
                        : t("extension.act." + a.substring(a.lastIndexOf('.') + 1)))
            .values((field, value) -> logged(context, desk, field, value)));
  }

  /** A logged value in words. */
  static String logged(ViewContext context, Desk desk, String field, String value) {
    Locale locale = context.locale();
    if (value.isEmpty()) {
      return value;
    }
    return switch (field) {
      case "kind" -> words(ProjectKind.values(), value, k -> k.label().in(locale));
      case "paperKind" -> t("extension.paper." + value.substring(value.indexOf('.') + 1));
      case "level" -> words(FundLevel.values(), value, l -> l.label().in(locale));
      case "status" -> words(PlanStatus.values(), value, s -> s.label().in(locale));
      case "selection" -> words(Selection.values(), value, s -> s.label().in(locale));
      case "province" -> desk.name(UnitRef.parse(value), desk.today());
      case "proposal" -> words(Proposal.values(), value, p -> p.label().in(locale));
      case "kcqg",
          "kcdp",
          "otherState",
          "counterpart",
          "total",
          "spent",
          "spentOther",
          "advanced" ->
          Format.money(Long.valueOf(value));
      default -> Format.logged(value);
    };
  }

  private static <E extends Enum<E>> String words(
      E[] values, String name, Function<E, String> label) {
    return Arrays.stream(values)
        .filter(v -> v.name().equals(name))
        .findFirst()
        .map(label)
        .orElse(name);
  }
}
