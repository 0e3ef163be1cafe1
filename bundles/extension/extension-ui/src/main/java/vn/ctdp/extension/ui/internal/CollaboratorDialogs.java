package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.network.Allowance;
import vn.ctdp.extension.network.Collaborator;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.Coverage;
import vn.ctdp.extension.network.EndReason;
import vn.ctdp.extension.network.Profession;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.view.ViewContext;

/** Dialogs in which collaborators are entered. */
final class CollaboratorDialogs {

  private CollaboratorDialogs() {}

  /** What the form of a collaborator is about: the person, a first service, how to be reached. */
  private record Entry(Collaborator person, CommuneService first, Collaborator.Contact contact) {}

  /**
   * Adds a collaborator.
   *
   * @param commune the commune to begin with; null to choose one
   */
  static void add(
      ViewContext context, NetworkDesk desk, UnitRef commune, Consumer<Collaborator> whenSaved) {
    Collaborator person =
        new Collaborator(
            null, desk.province().orElse(null), null, null, null, false, null, null, List.of(), 0);
    CommuneService first =
        new CommuneService(null, commune, desk.today(), null, null, null, null, null, null);
    person(
        context,
        desk,
        new Entry(person, first, new Collaborator.Contact(null, null)),
        t("collaborator.new"),
        whenSaved);
  }

  /** Changes a person's own data. Reading the telephone number is written to the history. */
  static void edit(ViewContext context, NetworkDesk desk, Collaborator person, Runnable done) {
    Collaborator.Contact contact =
        person.hasContact()
            ? desk.collaborators().contact(context.caller(), person.id())
            : new Collaborator.Contact(null, null);
    person(
        context,
        desk,
        new Entry(person, null, contact),
        t("collaborator.edit"),
        saved -> done.run());
  }

  private static void person(
      ViewContext context,
      NetworkDesk desk,
      Entry base,
      String title,
      Consumer<Collaborator> whenSaved) {
    FormPanel<Entry> form = new FormPanel<>();
    TextField name =
        form.field("fullName", Texts.text(t("fullName"), 200), e -> e.person().fullName());
    form.required(name, true);
    Select<Profession> profession =
        form.field(
            "profession",
            Texts.select(context, t("profession"), Profession.values(), Profession::label),
            e -> e.person().profession());
    profession.setEmptySelectionAllowed(true);
    TextField occupation =
        form.field("occupation", Texts.text(t("occupation"), 200), e -> e.person().occupation());
    occupation.setHelperText(t("occupation.hint"));
    form.wide(occupation);
    Supplier<CommuneService> service =
        base.first() == null
            ? () -> null
            : service(form, context, desk, "services[0].", Entry::first);
    form.section(t("contact"), t("contact.hint"));
    TextField phone =
        form.field("contact.phone", Texts.text(t("phone"), 50), e -> e.contact().phone());
    TextField mail =
        form.field("contact.mail", Texts.text(t("mail"), 200), e -> e.contact().mail());
    TextArea note = form.field("note", Texts.area(t("note"), 1000), e -> e.person().note());
    form.wide(note);
    Collaborator[] saved = new Collaborator[1];
    form.onSave(
        b -> {
          CommuneService first = service.get();
          saved[0] =
              desk.collaborators()
                  .saveCollaborator(
                      context.caller(),
                      new Collaborator(
                          b.person().id(),
                          b.person().province(),
                          FormPanel.text(name),
                          profession.getValue(),
                          FormPanel.text(occupation),
                          b.person().hasContact(),
                          new Collaborator.Contact(FormPanel.text(phone), FormPanel.text(mail)),
                          FormPanel.text(note),
                          first == null ? List.of() : List.of(first),
                          b.person().version()));
          return b;
        });
    CentreDialogs.open(CentreDialogs.dialog(title), form, base, () -> whenSaved.accept(saved[0]));
  }

  /** The fields of a service; communes are those of the first day. */
  private static <T> Supplier<CommuneService> service(
      FormPanel<T> form,
      ViewContext context,
      NetworkDesk desk,
      String path,
      Function<T, CommuneService> of) {
    form.section(t("service"), t("service.hint"));
    DateField from =
        form.field(path + "from", new DateField(t("from.day")), b -> of.apply(b).from());
    form.required(from, true);
    DateField to = form.field(path + "to", new DateField(t("to.day")), b -> of.apply(b).to());
    to.setHelperText(t("to.hint"));
    Map<UnitRef, String> names = new LinkedHashMap<>();
    ComboBox<UnitRef> commune =
        form.field(path + "commune", new ComboBox<>(t("commune")), b -> of.apply(b).commune());
    form.required(commune, true).wide(commune);
    commune.setItemLabelGenerator(u -> names.getOrDefault(u, desk.name(u, desk.today())));
    LocalDate[] shown = new LocalDate[1];
    Runnable offer =
        () -> {
          LocalDate day = from.getValue() == null ? desk.today() : from.getValue();
          if (day.equals(shown[0])) {
            return;
          }
          shown[0] = day;
          UnitRef chosen = commune.getValue();
          names.clear();
          for (Coverage.CommuneCover c :
              desk.coverage().coverage(context.caller(), day).communes()) {
            names.put(
                c.commune(),
                (c.district().isEmpty() || c.commune().vintage().validTo() == null
                        ? c.name()
                        : c.name() + ", " + c.district())
                    + (c.covered() ? "" : " · " + t("uncovered")));
          }
          commune.setItems(names.keySet());
          if (chosen != null && names.containsKey(chosen)) {
            commune.setValue(chosen);
          }
        };
    offer.run();
    from.addValueChangeListener(e -> offer.run());
    TextField number =
        form.field(
            path + "decisionNo", Texts.text(t("decisionNo"), 100), b -> of.apply(b).decisionNo());
    DateField on =
        form.field(
            path + "decisionOn", new DateField(t("decisionOn")), b -> of.apply(b).decisionOn());
    MoneyField allowance =
        form.field(
            path + "allowance", new MoneyField(t("allowance.own")), b -> of.apply(b).allowance());
    allowance.setHelperText(t("allowance.own.hint"));
    return () ->
        new CommuneService(
            null,
            commune.getValue(),
            from.getValue(),
            to.getValue(),
            FormPanel.text(number),
            on.getValue(),
            allowance.getValue(),
            null,
            null);
  }

  /** Adds a service, or changes one. */
  static void service(
      ViewContext context,
      NetworkDesk desk,
      Collaborator person,
      CommuneService known,
      Runnable done) {
    FormPanel<CommuneService> form = new FormPanel<>();
    Supplier<CommuneService> fields = service(form, context, desk, "", s -> s);
    form.onSave(
        b -> {
          CommuneService s = fields.get();
          desk.collaborators()
              .saveService(
                  context.caller(),
                  person.id(),
                  person.version(),
                  new CommuneService(
                      b.id(),
                      s.commune(),
                      s.from(),
                      s.to(),
                      s.decisionNo(),
                      s.decisionOn(),
                      s.allowance(),
                      s.to() == null ? null : b.endReason(),
                      s.to() == null ? null : b.endNote()));
          return b;
        });
    CommuneService base =
        known == null
            ? new CommuneService(null, null, desk.today(), null, null, null, null, null, null)
            : known;
    CentreDialogs.open(
        CentreDialogs.dialog(known == null ? t("service.new") : t("service.edit")),
        form,
        base,
        done);
  }

  /** Moves a collaborator to another commune. */
  static void transfer(
      ViewContext context,
      NetworkDesk desk,
      Collaborator person,
      CommuneService from,
      Runnable done) {
    FormPanel<CommuneService> form = new FormPanel<>();
    Supplier<CommuneService> fields = service(form, context, desk, "", s -> s);
    form.saveLabel(t("transfer"));
    form.onSave(
        b -> {
          desk.collaborators()
              .transfer(context.caller(), person.id(), person.version(), from.id(), fields.get());
          return b;
        });
    Dialog dialog = CentreDialogs.dialog(t("transfer.of", desk.name(from.commune(), from.from())));
    dialog.add(new Paragraph(t("transfer.hint")));
    CentreDialogs.open(
        dialog,
        form,
        new CommuneService(null, null, desk.today(), null, null, null, null, null, null),
        done);
  }

  /** How a service ends. */
  private record Ending(LocalDate to, EndReason endReason, String endNote) {}

  /**
   * Ends one service, or all.
   *
   * @param service which; null for all that are open
   */
  static void end(
      ViewContext context,
      NetworkDesk desk,
      Collaborator person,
      CommuneService service,
      Runnable done) {
    FormPanel<Ending> form = new FormPanel<>();
    DateField last = form.field("to", new DateField(t("last.day")), Ending::to);
    form.required(last, true);
    Select<EndReason> reason =
        form.field(
            "endReason",
            Texts.select(context, t("endReason"), EndReason.values(), EndReason::label),
            Ending::endReason);
    form.required(reason, true);
    TextArea note = form.field("endNote", Texts.area(t("endNote"), 1000), Ending::endNote);
    form.wide(note);
    form.saveLabel(t("end"));
    UUID id = service == null ? null : service.id();
    form.onSave(
        b -> {
          desk.collaborators()
              .end(
                  context.caller(),
                  person.id(),
                  person.version(),
                  id,
                  last.getValue(),
                  reason.getValue(),
                  FormPanel.text(note));
          return b;
        });
    CentreDialogs.open(
        CentreDialogs.dialog(
            service == null
                ? t("end.all")
                : t("end.of", desk.name(service.commune(), service.from()))),
        form,
        new Ending(desk.today(), null, null),
        done);
  }

  /** The allowances of the province. */
  static void allowances(ViewContext context, NetworkDesk desk, Runnable changed) {
    Dialog dialog = CentreDialogs.dialog(t("allowances"));
    Paragraph hint = new Paragraph(t("allowances.hint"));
    hint.addClassName("cu-muted");
    DataGrid<Allowance> grid =
        desk.components()
            .grid(
                context,
                "extension-network.allowances",
                (caller, request) -> {
                  List<Allowance> all = desk.collaborators().allowances(caller);
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    grid.date("from", t("from"), Allowance::from).width("9rem");
    grid.text(
            "amount",
            t("allowance.month"),
            a -> a.amount() == null ? t("allowance.ended") : Format.money(a.amount()))
        .alignedAsFigure()
        .width("9rem");
    grid.text("decision", t("decision"), Allowance::decision).grow(2);
    grid.text("remark", t("remark"), Allowance::remark).hidden();
    grid.plain().noExport().allRowsVisible();
    grid.empty(VaadinIcon.MONEY, t("allowances.none"), t("allowances.none.hint"));
    Runnable redraw =
        () -> {
          grid.refresh();
          changed.run();
        };
    dialog.add(new Div(hint, grid));
    if (desk.edits(context)) {
      grid.action(t("edit"), VaadinIcon.EDIT, a -> allowance(context, desk, a, redraw));
      Button add =
          new Button(
              t("allowance.new"),
              VaadinIcon.PLUS.create(),
              e ->
                  allowance(
                      context,
                      desk,
                      new Allowance(null, desk.province().orElse(null), null, null, null, null, 0),
                      redraw));
      dialog.getFooter().add(add);
    }
    dialog.getFooter().add(new Button(t("close"), e -> dialog.close()));
    dialog.open();
  }

  private static void allowance(
      ViewContext context, NetworkDesk desk, Allowance base, Runnable done) {
    FormPanel<Allowance> form = new FormPanel<>();
    DateField from = form.field("from", new DateField(t("from")), Allowance::from);
    form.required(from, true);
    MoneyField amount =
        form.field("amount", new MoneyField(t("allowance.month")), Allowance::amount);
    amount.setHelperText(t("allowance.amount.hint"));
    TextField decision =
        form.field("decision", Texts.text(t("decision"), 300), Allowance::decision);
    form.required(decision, true).wide(decision);
    TextField remark = form.field("remark", Texts.text(t("remark"), 500), Allowance::remark);
    form.wide(remark);
    form.onSave(
        b ->
            desk.collaborators()
                .saveAllowance(
                    context.caller(),
                    new Allowance(
                        b.id(),
                        b.province(),
                        from.getValue(),
                        amount.getValue(),
                        FormPanel.text(decision),
                        FormPanel.text(remark),
                        b.version())));
    CentreDialogs.open(CentreDialogs.dialog(t("allowance")), form, base, done);
  }
}
