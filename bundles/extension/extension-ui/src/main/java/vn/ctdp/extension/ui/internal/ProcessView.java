package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Actor;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** The processes: that of national projects to read, that of local ones to set in the province. */
class ProcessView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;

  ProcessView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    removeAll();
    Optional<UnitRef> province = desk.province();
    Process local =
        desk.lifecycle().process(context.caller(), FundLevel.KCDP, province.orElse(null));
    Process national = desk.lifecycle().process(context.caller(), FundLevel.KCQG, null);
    boolean editable =
        province.isPresent() && context.may(ExtensionViews.PROCESS, Target.of(province.get()));
    boolean own = province.isPresent() && local.key().equals(province.get().toString());
    if (editable) {
      add(
          new MessageBox(
              Tone.INFO, t(own ? "extension.process.own" : "extension.process.standard")),
          form(local, province.get(), own));
    } else {
      add(Texts.panel(t("extension.process.local"), moves(local)));
    }
    add(Texts.panel(t("extension.process.national"), moves(national)));
    if (own) {
      add(Texts.history(context, desk, new SubjectRef("extension-process", local.key())));
    }
  }

  private NativeTable moves(Process process) {
    NativeTable table = new NativeTable();
    table.addClassName("cu-table");
    NativeTableRow head = table.getHead().addRow();
    for (String column : List.of("from", "move", "to", "actor", "due", "documents")) {
      head.addHeaderCell().setText(t("extension.process." + column));
    }
    for (Process.Move move : process.moves()) {
      NativeTableRow row = table.getBody().addRow();
      row.addDataCell().setText(state(process, move.from()));
      row.addDataCell().setText(move.name().in(context.locale()));
      row.addDataCell().setText(state(process, move.to()));
      row.addDataCell().setText(move.actor().label().in(context.locale()));
      row.addDataCell().setText(due(move.due()));
      Span clause = new Span(move.legalText());
      clause.addClassName("cu-muted");
      row.addDataCell().add(new Div(String.join("; ", move.documents())), clause);
    }
    return table;
  }

  private String state(Process process, String code) {
    return process.state(code).map(s -> s.name().in(context.locale())).orElse(code);
  }

  private static String due(Process.Due due) {
    if (due == null) {
      return "";
    }
    if (due.days() != null) {
      return t("extension.process.due.days", "" + due.days());
    }
    String day = "%02d/%02d".formatted(due.day(), due.month());
    return switch (due.years()) {
      case 0 -> t("extension.process.due.same", day);
      case -1 -> t("extension.process.due.before", day);
      default -> t("extension.process.due.after", day, "" + due.years());
    };
  }

  private FormPanel<Process> form(Process process, UnitRef province, boolean own) {
    FormPanel<Process> form = new FormPanel<>();
    form.section(t("extension.process.local"));
    TextField legal =
        form.field("legalText", Texts.text(t("extension.process.legal"), 300), Process::legalText);
    form.required(legal, true).wide(legal);
    RowsField<Process.State> states =
        new RowsField<>(
            t("extension.process.states"),
            t("extension.process.state.add"),
            StateRow::new,
            have -> new Process.State("", new Localized("", ""), Phase.THAM_DINH));
    form.field("states", states, Process::states);
    form.wide(states);
    Map<String, String> names = new LinkedHashMap<>();
    process.states().forEach(s -> names.put(s.code(), s.name().in(context.locale())));
    RowsField<Process.Move> moves =
        new RowsField<>(
            t("extension.process.moves"),
            t("extension.process.move.add"),
            move -> new MoveRow(move, names),
            have ->
                new Process.Move(
                    null,
                    null,
                    new Localized("", ""),
                    Actor.SO,
                    List.of(),
                    List.of(),
                    null,
                    legal.getValue()));
    form.field("moves", moves, Process::moves);
    form.wide(moves);
    // A state that was added can be chosen at once.
    states.addValueChangeListener(
        e -> {
          e.getValue().stream()
              .filter(s -> !s.code().isBlank())
              .forEach(s -> names.put(s.code(), s.name().in(context.locale())));
          moves.each(row -> ((MoveRow) row).offer());
        });
    form.onSave(
        base ->
            desk.lifecycle()
                .saveProcess(
                    context.caller(),
                    province,
                    new Process(
                        province.toString(),
                        legal.getValue(),
                        states.getValue(),
                        moves.getValue(),
                        own ? base.version() : 0)));
    form.onSaved(
        saved -> {
          Notices.success(t("extension.process.saved"));
          show();
        });
    form.load(process);
    return form;
  }

  private final class StateRow implements RowsField.Row<Process.State> {
    final TextField code = Texts.text(t("extension.process.state.code"), 30);
    final TextField vi = Texts.text(t("extension.process.state.vi"), 200);
    final TextField en = Texts.text(t("extension.process.state.en"), 200);
    final Select<Phase> phase =
        Texts.select(context, t("extension.process.phase"), Phase.values(), Phase::label);

    StateRow(Process.State state) {
      code.setValue(state.code());
      code.addClassName("kc-money");
      vi.setValue(state.name().vi());
      vi.addClassName("kc-wide");
      en.setValue(state.name().en());
      en.addClassName("kc-wide");
      phase.setValue(state.phase());
      phase.addClassName("kc-money");
    }

    @Override
    public List<Component> parts() {
      return List.of(code, vi, en, phase);
    }

    @Override
    public Process.State read() {
      return new Process.State(code.getValue(), both(vi, en), phase.getValue());
    }
  }

  private static Localized both(TextField vi, TextField en) {
    return new Localized(vi.getValue(), en.getValue().isBlank() ? vi.getValue() : en.getValue());
  }

  private final class MoveRow implements RowsField.Row<Process.Move> {
    final Map<String, String> names;
    final Select<String> from = new Select<>();
    final Select<String> to = new Select<>();
    final TextField vi = Texts.text(t("extension.process.move.vi"), 200);
    final TextField en = Texts.text(t("extension.process.move.en"), 200);
    final Select<Actor> actor =
        Texts.select(context, t("extension.process.actor"), Actor.values(), Actor::label);
    final MultiSelectComboBox<Guard> guards =
        new MultiSelectComboBox<>(t("extension.process.guards"));
    final TextField documents = Texts.text(t("extension.process.documents"), 1000);
    final WholeNumberField day = new WholeNumberField(t("extension.process.day")).range(1, 31);
    final WholeNumberField month = new WholeNumberField(t("extension.process.month")).range(1, 12);
    final WholeNumberField years = new WholeNumberField(t("extension.process.years")).range(-5, 5);
    final WholeNumberField days = new WholeNumberField(t("extension.process.days")).range(1, 3660);
    final TextField legal = Texts.text(t("extension.content.legal"), 300);

    MoveRow(Process.Move move, Map<String, String> names) {
      this.names = names;
      from.setLabel(t("extension.process.from"));
      to.setLabel(t("extension.process.to"));
      for (Select<String> select : List.of(from, to)) {
        select.setItems(new ArrayList<>(names.keySet()));
        select.setItemLabelGenerator(c -> c == null ? "" : names.getOrDefault(c, c));
        select.addClassName("kc-money");
      }
      from.setValue(move.from());
      to.setValue(move.to());
      vi.setValue(move.name().vi());
      vi.addClassName("kc-wide");
      en.setValue(move.name().en());
      en.addClassName("kc-wide");
      actor.setValue(move.actor());
      actor.addClassName("kc-money");
      guards.setItems(Arrays.asList(Guard.values()));
      guards.setItemLabelGenerator(g -> g.label().in(context.locale()));
      guards.setValue(
          move.guards().isEmpty() ? EnumSet.noneOf(Guard.class) : EnumSet.copyOf(move.guards()));
      guards.addClassName("kc-full");
      guards.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
      documents.setValue(String.join("; ", move.documents()));
      documents.setTooltipText(t("extension.process.documents.help"));
      documents.addClassName("kc-full");
      if (move.due() != null) {
        day.setValue(move.due().day());
        month.setValue(move.due().month());
        years.setValue(move.due().years());
        days.setValue(move.due().days());
      }
      List.of(day, month, years, days).forEach(f -> f.addClassName("kc-short"));
      legal.setValue(move.legalText() == null ? "" : move.legalText());
      legal.addClassName("kc-wide");
    }

    void offer() {
      String wasFrom = from.getValue();
      String wasTo = to.getValue();
      from.setItems(new ArrayList<>(names.keySet()));
      to.setItems(new ArrayList<>(names.keySet()));
      from.setValue(wasFrom);
      to.setValue(wasTo);
    }

    @Override
    public List<Component> parts() {
      return List.of(from, to, vi, en, actor, guards, documents, day, month, years, days, legal);
    }

    @Override
    public Process.Move read() {
      boolean none =
          day.getValue() == null
              && month.getValue() == null
              && years.getValue() == null
              && days.getValue() == null;
      return new Process.Move(
          from.getValue(),
          to.getValue(),
          both(vi, en),
          actor.getValue(),
          guards.getValue().stream().sorted().toList(),
          Arrays.stream(documents.getValue().split(";"))
              .map(String::strip)
              .filter(d -> !d.isEmpty())
              .toList(),
          none
              ? null
              : new Process.Due(
                  day.getValue(), month.getValue(), years.getValue(), days.getValue()),
          legal.getValue());
    }
  }
}
