package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.MoneyTexts.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.extension.money.Booking;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetOverview;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyLevel;
import vn.ctdp.extension.money.MoneyOffer;
import vn.ctdp.extension.money.ProjectMoney;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.MoneyField;
import vn.ctdp.ui.component.PercentField;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.component.WholeNumberField;
import vn.ctdp.ui.view.ViewContext;

/** Dialogs in which money is entered. */
final class MoneyDialogs {

  private static final int MOST_PROJECTS = 1000;

  private MoneyDialogs() {}

  private static Dialog dialog(String title) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.setWidth("min(44rem, 96vw)");
    return dialog;
  }

  private static <T> void open(Dialog dialog, FormPanel<T> form, T base, Runnable done) {
    form.inside(dialog);
    form.onSaved(
        saved -> {
          dialog.close();
          done.run();
        });
    form.load(base);
    dialog.add(form);
    dialog.open();
  }

  /** Adds or changes a budget. */
  static void budget(ViewContext context, MoneyDesk desk, Budget budget, Consumer<Budget> saved) {
    FormPanel<Budget> form = new FormPanel<>();
    boolean isNew = budget.id() == null;
    WholeNumberField year =
        form.field("year", new WholeNumberField(t("year")).range(2004, 2100), Budget::year);
    form.required(year, true);
    Select<FundSource> source =
        form.field(
            "source",
            Texts.select(
                context,
                t("source"),
                BudgetListView.SOURCES.toArray(FundSource[]::new),
                FundSource::label),
            Budget::source);
    form.required(source, true);
    UnitPicker province =
        form.field("province", desk.components().provincePicker(t("owner")), Budget::province);
    province.setVisible(desk.province().isEmpty() && isNew);
    province.setHelperText(t("owner.hint"));
    year.setReadOnly(!isNew);
    source.setReadOnly(!isNew);
    Select<BudgetStatus> status =
        form.field(
            "status",
            Texts.select(context, t("status"), BudgetStatus.values(), BudgetStatus::label),
            Budget::status);
    form.required(status, true);
    TextField opinion = form.field("opinion", Texts.text(t("opinion"), 300), Budget::opinion);
    opinion.setHelperText(t("opinion.hint"));
    form.wide(opinion);
    DateField opinionOn = form.field("opinionOn", new DateField(t("opinionOn")), Budget::opinionOn);
    MoneyField management =
        form.field("management", new MoneyField(t("management")), Budget::management);
    management.setHelperText(t("management.hint"));
    TextArea note = form.field("note", Texts.area(t("note"), 1000), Budget::note);
    form.wide(note);
    Budget[] result = new Budget[1];
    form.onSave(
        base -> {
          result[0] =
              desk.money()
                  .saveBudget(
                      context.caller(),
                      new Budget(
                          base.id(),
                          year.getValue() == null ? 0 : year.getValue(),
                          source.getValue(),
                          isNew ? province.getValue() : base.province(),
                          status.getValue(),
                          FormPanel.text(opinion),
                          opinionOn.getValue(),
                          FormPanel.text(note),
                          base.version(),
                          management.getValue()));
          return result[0];
        });
    form.onReload(base -> desk.money().budget(context.caller(), base.id()));
    open(
        dialog(isNew ? t("new") : MoneyTexts.title(context, budget)),
        form,
        budget,
        () -> saved.accept(result[0]));
  }

  /** Fields that every entry has. */
  private static final class Fields {
    final FormPanel<Booking> form = new FormPanel<>();
    final MoneyField amount;
    final DateField on;
    final TextField document;
    final TextArea note;

    Fields(String amountLabel) {
      amount =
          form.field(
              "amount", new MoneyField(amountLabel), b -> b.amount() == 0 ? null : b.amount());
      form.required(amount, true);
      on = form.field("on", new DateField(t("on")), Booking::on);
      form.required(on, true);
      document = form.field("document", Texts.text(t("document"), 300), Booking::document);
      form.wide(document);
      note = Texts.area(t("note"), 2000);
    }

    Fields notes(boolean required) {
      form.field("note", note, Booking::note);
      form.required(note, required).wide(note);
      return this;
    }

    long amount() {
      return amount.getValue() == null ? 0 : amount.getValue();
    }
  }

  private static Booking blank(MoneyKind kind, UUID budget, UUID project, LocalDate on) {
    return new Booking(
        kind, budget, null, project, null, null, null, null, 0, on, null, null, null, null,
        List.of(), null, null);
  }

  /** Gives a budget, adds to it or cuts it. */
  static void estimate(
      ViewContext context, MoneyDesk desk, Budget b, boolean first, Runnable done) {
    Fields f = new Fields(t("amount"));
    Select<MoneyKind> kind =
        Texts.select(
            context,
            t("kind"),
            first
                ? new MoneyKind[] {MoneyKind.DU_TOAN}
                : new MoneyKind[] {MoneyKind.BO_SUNG, MoneyKind.CAT_GIAM},
            MoneyKind::label);
    f.form.field("kind", kind, Booking::kind);
    f.form.required(kind, true);
    f.notes(false);
    f.form.required(f.document, true);
    f.form.onSave(
        base -> {
          Booking booking =
              new Booking(
                  kind.getValue(),
                  b.id(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  f.amount(),
                  f.on.getValue(),
                  FormPanel.text(f.document),
                  null,
                  null,
                  null,
                  List.of(),
                  null,
                  FormPanel.text(f.note));
          desk.money().book(context.caller(), booking);
          return booking;
        });
    open(
        dialog(t(first ? "estimate.first" : "estimate.change")),
        f.form,
        blank(first ? MoneyKind.DU_TOAN : MoneyKind.BO_SUNG, b.id(), null, desk.today()),
        done);
  }

  /** Hands money down to a province, a content or a project, or takes it back. */
  static void allocate(
      ViewContext context, MoneyDesk desk, Budget b, BudgetOverview over, Runnable done) {
    boolean nation = b.province() == null;
    FormPanel<Booking> form = new FormPanel<>();
    Select<MoneyLevel> level =
        Texts.select(
            context,
            t("level"),
            nation
                ? new MoneyLevel[] {MoneyLevel.TINH, MoneyLevel.NOI_DUNG, MoneyLevel.DE_AN}
                : new MoneyLevel[] {MoneyLevel.NOI_DUNG, MoneyLevel.DE_AN},
            MoneyLevel::label);
    form.field("level", level, Booking::level);
    form.required(level, true);
    UnitPicker province =
        form.field("province", desk.components().provincePicker(t("province")), Booking::province);
    List<Content> tops =
        desk.catalogue().contents(LocalDate.of(b.year(), 12, 31)).stream()
            .filter(c -> c.parent() == null)
            .toList();
    ComboBox<String> content = Texts.contents(context, t("content"), tops);
    form.field("content", content, Booking::content);
    Map<UUID, ProjectRow> rows = new LinkedHashMap<>();
    ComboBox<UUID> project = new ComboBox<>(t("project"));
    desk
        .projects()
        .projects(
            context.caller(),
            new PageRequest(
                0,
                MOST_PROJECTS,
                List.of(new Sort("code", true)),
                "",
                b.source() == FundSource.NSNN_KHAC
                    ? Map.of("year", "" + b.year())
                    : Map.of("year", "" + b.year(), "level", b.source().name())))
        .rows()
        .stream()
        .filter(p -> p.phase() == Phase.DA_DUYET || p.phase() == Phase.THUC_HIEN)
        .filter(p -> nation || p.province().equals(b.province()))
        .forEach(p -> rows.put(p.id(), p));
    project.setItems(rows.keySet());
    project.setItemLabelGenerator(
        id -> rows.containsKey(id) ? rows.get(id).code() + " · " + rows.get(id).name() : "");
    form.field("project", project, Booking::project);
    form.wide(project);
    MessageBox free = new MessageBox(Tone.INFO, t("free", Format.money(over.free())));
    level.addValueChangeListener(
        e -> {
          MoneyLevel now = e.getValue();
          boolean toProject = now == MoneyLevel.DE_AN;
          province.setVisible(nation && now != null && !toProject);
          project.setVisible(toProject);
          content.setVisible(now == MoneyLevel.NOI_DUNG);
          show(free, over, now, province.getValue(), content.getValue(), rows, project.getValue());
        });
    province.addValueChangeListener(
        e ->
            show(
                free,
                over,
                level.getValue(),
                e.getValue(),
                content.getValue(),
                rows,
                project.getValue()));
    project.addValueChangeListener(
        e -> {
          ProjectRow row = rows.get(e.getValue());
          if (row != null && level.getValue() == MoneyLevel.DE_AN) {
            content.setItems(row.contents());
            content.setVisible(row.contents().size() > 1);
            content.setValue(row.contents().get(0));
          }
          show(
              free,
              over,
              level.getValue(),
              province.getValue(),
              content.getValue(),
              rows,
              e.getValue());
        });
    MoneyField amount =
        form.field("amount", new MoneyField(t("amount")), x -> x.amount() == 0 ? null : x.amount());
    form.required(amount, true);
    amount.range(-999_999_999_999_999L, 999_999_999_999_999L);
    amount.setHelperText(t("amount.back"));
    DateField on = form.field("on", new DateField(t("on")), Booking::on);
    form.required(on, true);
    TextField document = form.field("document", Texts.text(t("document"), 300), Booking::document);
    form.required(document, true).wide(document);
    TextArea note = form.field("note", Texts.area(t("note"), 2000), Booking::note);
    form.wide(note);
    form.onSave(
        base -> {
          boolean toProject = level.getValue() == MoneyLevel.DE_AN;
          Booking booking =
              new Booking(
                  MoneyKind.PHAN_BO,
                  b.id(),
                  level.getValue(),
                  toProject ? project.getValue() : null,
                  null,
                  null,
                  nation && !toProject ? province.getValue() : null,
                  level.getValue() == MoneyLevel.TINH ? null : content.getValue(),
                  amount.getValue() == null ? 0 : amount.getValue(),
                  on.getValue(),
                  FormPanel.text(document),
                  null,
                  null,
                  null,
                  List.of(),
                  null,
                  FormPanel.text(note));
          desk.money().book(context.caller(), booking);
          return booking;
        });
    Dialog dialog = dialog(t("allocate"));
    dialog.add(free);
    Booking base = blank(MoneyKind.PHAN_BO, b.id(), null, desk.today());
    MoneyLevel firstLevel =
        over.free() > 0 ? nation ? MoneyLevel.TINH : MoneyLevel.NOI_DUNG : MoneyLevel.DE_AN;
    open(
        dialog,
        form,
        new Booking(
            base.kind(),
            base.budget(),
            firstLevel,
            null,
            null,
            null,
            null,
            null,
            0,
            base.on(),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null),
        done);
  }

  /** How much there is to hand down at the place chosen. */
  private static void show(
      MessageBox box,
      BudgetOverview over,
      MoneyLevel level,
      UnitRef province,
      String content,
      Map<UUID, ProjectRow> rows,
      UUID project) {
    boolean nation = over.budget().province() == null;
    long free = over.free();
    if (level == MoneyLevel.NOI_DUNG && nation) {
      free =
          over.provinces().stream()
              .filter(s -> s.province().equals(province))
              .mapToLong(s -> s.received() - s.handed())
              .sum();
    } else if (level == MoneyLevel.DE_AN) {
      ProjectRow row = rows.get(project);
      String top =
          row == null ? null : Content.top(content == null ? row.contents().get(0) : content);
      free =
          over.contents().stream()
              .filter(s -> top == null || s.content().equals(top))
              .filter(s -> !nation || row == null || s.province().equals(row.province()))
              .mapToLong(s -> s.received() - s.handed())
              .sum();
    }
    box.setText(t("free", Format.money(free)));
  }

  /** Enters what was offered in a project. */
  static void book(
      ViewContext context, MoneyDesk desk, Project project, MoneyOffer offer, Runnable done) {
    MoneyKind kind = offer.kind();
    Fields f = new Fields(t(kind == MoneyKind.CAM_KET ? "contract.value" : "amount"));
    f.amount.setHelperText(t("upTo", Format.money(offer.ceiling())));
    f.form.required(f.document, true);
    f.document.setLabel(t("document." + kind.name()));
    PercentField work = new PercentField(t("work"));
    if (offer.workOver() != null) {
      f.form.field("workDone", work, Booking::workDone);
      f.form.required(work, true);
      work.setHelperText(t("work.hint", Format.decimal(offer.workOver(), 0)));
    }
    MoneyField vouchers = new MoneyField(t("vouchers"));
    if (kind == MoneyKind.QUYET_TOAN) {
      f.form.field("voucherTotal", vouchers, Booking::voucherTotal);
      f.form.required(vouchers, true);
    }
    TextField voucher = Texts.text(t("voucher"), 100);
    if (Set.of(
            MoneyKind.TAM_UNG, MoneyKind.TAM_UNG_CON_LAI, MoneyKind.THANH_TOAN, MoneyKind.THU_HOI)
        .contains(kind)) {
      f.form.field("voucher", voucher, Booking::voucher);
    }
    TextField other = Texts.text(t("otherRate"), 300);
    if (kind == MoneyKind.TAM_UNG) {
      f.form.field("otherRate", other, Booking::otherRate);
      other.setHelperText(t("otherRate.hint"));
    }
    CheckboxGroup<String> papers = new CheckboxGroup<>();
    if (!offer.papers().isEmpty()) {
      Map<String, MoneyOffer.Paper> byCode = new LinkedHashMap<>();
      offer.papers().forEach(p -> byCode.put(p.code(), p));
      papers.setLabel(t("papers"));
      papers.setItems(byCode.keySet());
      papers.setItemLabelGenerator(c -> byCode.get(c).name().in(context.locale()));
      papers.addClassName("kc-papers");
      f.form.field("papers", papers, b -> new HashSet<>(b.papers()));
      f.form.wide(papers);
    }
    f.notes(kind == MoneyKind.THU_HOI || kind == MoneyKind.CHUYEN_DI);
    f.form.onSave(
        base -> {
          Booking booking =
              new Booking(
                  kind,
                  null,
                  null,
                  project.id(),
                  offer.year(),
                  offer.source(),
                  null,
                  offer.content(),
                  f.amount(),
                  f.on.getValue(),
                  FormPanel.text(f.document),
                  FormPanel.text(voucher),
                  offer.workOver() == null ? null : work.getValue(),
                  kind == MoneyKind.QUYET_TOAN ? vouchers.getValue() : null,
                  List.copyOf(papers.getValue()),
                  FormPanel.text(other),
                  FormPanel.text(f.note));
          desk.money().book(context.caller(), booking);
          return booking;
        });
    Dialog dialog = dialog(kind.label().in(context.locale()));
    OrderedList steps = new OrderedList();
    offer.steps().forEach(s -> steps.add(new ListItem(s.in(context.locale()))));
    steps.addClassName("cu-muted");
    dialog.add(steps);
    open(dialog, f.form, blank(kind, null, project.id(), desk.today()), done);
  }

  /** Lowers a contract by an annex. */
  static void annex(
      ViewContext context,
      MoneyDesk desk,
      Project project,
      List<ProjectMoney.Row> rows,
      Runnable done) {
    Fields f = new Fields(t("annex.amount"));
    f.form.required(f.document, true);
    f.document.setLabel(t("document.CAM_KET"));
    Select<ProjectMoney.Row> row = new Select<>();
    row.setLabel(t("of.entry"));
    row.setItems(rows);
    row.setItemLabelGenerator(
        r ->
            r == null
                ? ""
                : r.year()
                    + " · "
                    + MoneyTexts.source(context, r.source())
                    + " · "
                    + r.content()
                    + ": "
                    + Format.money(r.figures().committed()));
    row.setValue(rows.get(0));
    f.form.add(row);
    f.form.wide(row);
    f.notes(true);
    f.form.onSave(
        base -> {
          ProjectMoney.Row r = row.getValue();
          Booking booking =
              new Booking(
                  MoneyKind.CAM_KET,
                  null,
                  null,
                  project.id(),
                  r.year(),
                  r.source(),
                  null,
                  r.content(),
                  -f.amount(),
                  f.on.getValue(),
                  FormPanel.text(f.document),
                  null,
                  null,
                  null,
                  List.of(),
                  null,
                  FormPanel.text(f.note));
          desk.money().book(context.caller(), booking);
          return booking;
        });
    open(
        dialog(t("annex")),
        f.form,
        blank(MoneyKind.CAM_KET, null, project.id(), desk.today()),
        done);
  }

  /** Enters own money that the beneficiary spent. */
  static void own(ViewContext context, MoneyDesk desk, Project project, Runnable done) {
    Fields f = new Fields(t("amount"));
    ComboBox<String> content =
        Texts.contents(
            context,
            t("content"),
            desk.catalogue().contents().stream()
                .filter(c -> project.contents().contains(c.code()))
                .toList());
    content.setItems(project.contents());
    content.setVisible(project.contents().size() > 1);
    f.form.field("content", content, Booking::content);
    f.notes(false);
    f.form.onSave(
        base -> {
          Booking booking =
              new Booking(
                  MoneyKind.TU_CHI,
                  null,
                  null,
                  project.id(),
                  null,
                  null,
                  null,
                  project.contents().size() > 1 ? content.getValue() : project.contents().get(0),
                  f.amount(),
                  f.on.getValue(),
                  FormPanel.text(f.document),
                  null,
                  null,
                  null,
                  List.of(),
                  null,
                  FormPanel.text(f.note));
          desk.money().book(context.caller(), booking);
          return booking;
        });
    open(
        dialog(MoneyKind.TU_CHI.label().in(context.locale())),
        f.form,
        blank(MoneyKind.TU_CHI, null, project.id(), desk.today()),
        done);
  }

  /** An entry that is to be taken back. */
  private record Back(LocalDate on, String reason) {}

  /** Takes an entry back, with the reason. */
  static void reverse(ViewContext context, MoneyDesk desk, MoneyEntry entry, Runnable done) {
    FormPanel<Back> form = new FormPanel<>();
    DateField on = form.field("on", new DateField(t("reverse.on")), Back::on);
    form.required(on, true);
    TextArea reason = form.field("reason", Texts.area(t("reason"), 2000), Back::reason);
    form.required(reason, true).wide(reason);
    form.saveLabel(t("reverse"));
    form.onSave(
        base -> {
          desk.money().reverse(context.caller(), entry.id(), on.getValue(), FormPanel.text(reason));
          return base;
        });
    Dialog dialog = dialog(t("reverse"));
    dialog.add(
        new MessageBox(
            Tone.INFO,
            t(
                "reverse.text",
                entry.kind().label().in(context.locale()),
                Format.money(entry.amount()),
                Format.date(entry.on()))));
    open(dialog, form, new Back(desk.today(), null), done);
  }
}
