package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.territory.NewCommune;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** Takes communes copied from a spreadsheet: code, then type and name, one commune a line. */
final class CommuneImport {

  private static final Map<String, UnitType> TYPES =
      Map.of(
          "xa", UnitType.XA,
          "phuong", UnitType.PHUONG,
          "dac khu", UnitType.DAC_KHU,
          "thi tran", UnitType.THI_TRAN);

  /**
   * What was understood of a pasted text.
   *
   * @param communes the lines understood
   * @param problems sentences about the others
   */
  record Parsed(List<NewCommune> communes, List<String> problems) {}

  private final ViewContext context;
  private final PageServices services;
  private final Runnable done;

  CommuneImport(ViewContext context, PageServices services, Runnable done) {
    this.context = context;
    this.services = services;
    this.done = done;
  }

  void open() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("core.communes.title"));
    dialog.setWidth("min(44rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    UnitPicker province = services.components().provincePicker(t("core.communes.province"));
    services.instance().province().ifPresent(province::setValue);
    province.setWidthFull();
    TextField source = new TextField(t("core.communes.source"));
    source.setWidthFull();
    source.setMaxLength(500);
    TextArea lines = new TextArea(t("core.communes.lines"));
    lines.setHelperText(t("core.communes.help"));
    lines.setWidthFull();
    lines.setMinHeight("12rem");
    lines.setMaxHeight("22rem");
    Div result = new Div();
    Button save = new Button(t("core.communes.act"));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    save.addClickListener(
        e -> {
          result.removeAll();
          if (province.getValue() == null) {
            province.setErrorMessage(t("core.communes.noProvince"));
            province.setInvalid(true);
            province.focus();
            return;
          }
          Parsed parsed = parse(lines.getValue(), province.getValue(), source.getValue());
          if (!parsed.problems().isEmpty() || parsed.communes().isEmpty()) {
            result.add(problems(parsed.problems()));
            return;
          }
          try {
            int changed = services.territory().importCommunes(context.caller(), parsed.communes());
            dialog.close();
            Notices.success(t("core.communes.done", changed, parsed.communes().size()));
            done.run();
          } catch (CtdpException failure) {
            List<String> sentences = new ArrayList<>();
            sentences.add(failure.sentence(PageText.locale()));
            for (FieldProblem p : failure.problems()) {
              sentences.add(p.field() + ": " + p.sentence(PageText.locale()));
            }
            result.add(problems(sentences));
          }
        });
    Button cancel = new Button(t("core.cancel"), e -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.add(new Paragraph(t("core.communes.text")), province, source, lines, result);
    dialog.getFooter().add(cancel, save);
    dialog.open();
  }

  private static MessageBox problems(List<String> sentences) {
    MessageBox box =
        new MessageBox(
            Tone.BAD, sentences.isEmpty() ? t("core.communes.empty") : t("core.communes.bad"));
    sentences.stream()
        .limit(10)
        .forEach(
            s -> {
              Div line = new Div();
              line.setText(s);
              line.setWidthFull();
              box.with(line);
            });
    return box;
  }

  /** Reads "24xxx⇥Xã Nam Ban" or "24xxx⇥xã⇥Nam Ban"; tab, semicolon or two blanks separate. */
  static Parsed parse(String text, UnitRef province, String source) {
    List<NewCommune> communes = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    LocalDate from = province.vintage() == Vintage.V34 ? Vintage.V34.validFrom() : null;
    LocalDate to = province.vintage().validTo();
    int number = 0;
    for (String line : Normalizer.normalize(text, Normalizer.Form.NFC).split("\\R")) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] cells = line.strip().split("\\s*[\\t;]\\s*|\\s{2,}", 2);
      if (cells.length < 2 || !cells[0].matches("\\d{5}")) {
        problems.add(t("core.communes.badLine", number, line.strip()));
        continue;
      }
      String rest = VietnameseText.normalise(cells[1].replaceAll("[\\t;]", " "));
      String key = VietnameseText.searchKey(rest);
      UnitType type = null;
      String name = rest;
      for (Map.Entry<String, UnitType> t : TYPES.entrySet()) {
        if (key.startsWith(t.getKey() + " ")) {
          type = t.getValue();
          name = rest.substring(t.getKey().length()).strip();
        }
      }
      if (type == null || name.isEmpty()) {
        problems.add(t("core.communes.badLine", number, line.strip()));
        continue;
      }
      communes.add(
          new NewCommune(
              new UnitRef(cells[0], province.vintage()),
              type,
              name,
              province,
              from,
              to,
              source == null || source.isBlank() ? null : VietnameseText.normalise(source)));
    }
    return new Parsed(communes, problems);
  }
}
