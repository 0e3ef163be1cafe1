package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.AuditDiff;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The audit log, and the proof that nothing in it was changed. */
public final class AuditPage extends Div {

  private static final long serialVersionUID = 1L;

  /** Proves something to programs and says nothing to people; the details have them. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "sha256", "id", "digest", "receipt", "sequence", "request", "centreKey", "predecessor");

  private final transient ViewContext context;
  private final transient PageServices services;
  private final transient LoggedValues values;
  private final Div result = new Div();

  AuditPage(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
    this.values = new LoggedValues(context, services);
    addClassName("ctdp-view");
    result.getElement().setAttribute("aria-live", "polite");
    DataGrid<AuditRecord> grid =
        services
            .components()
            .grid(
                context,
                "core.audit",
                (caller, request) -> {
                  Page<AuditRecord> page = services.audit().page(caller, request);
                  values.learn(caller, page.rows());
                  return page;
                });
    grid.moment("at", t("core.audit.at"), AuditRecord::at).width("10.5rem");
    grid.text("actor", t("core.audit.actor"), r -> Format.actor(r.actor()));
    grid.text("action", t("core.audit.action"), r -> action(r.action())).grow(2);
    grid.text("subject", t("core.audit.subject"), r -> subject(r.subject())).grow(2);
    grid.text("details", t("core.audit.details"), this::summary).grow(3);
    grid.text("channel", t("core.audit.channel"), r -> Format.channel(r.channel())).hidden();
    grid.text("address", t("core.audit.address"), AuditRecord::address).hidden();
    grid.whole("sequence", t("core.audit.sequence"), AuditRecord::sequence).hidden();
    grid.open(this::details);
    TextField actor = text();
    grid.filter("actor", t("core.audit.actor"), actor, s -> s.strip(), s -> s);
    TextField action = text();
    grid.filter("action", t("core.audit.actionPrefix"), action, s -> s.strip(), s -> s);
    grid.filter(
        "subjectType",
        t("core.audit.subjectType"),
        Stream.of(
                "organisation",
                "establishment",
                "document",
                "unit",
                "user",
                "role",
                "cluster",
                "cluster-plan-entry",
                "cluster-dossier",
                "cluster-import",
                "extension-project",
                "extension-plan",
                "extension-budget",
                "report",
                "exchange-key",
                "enrolment-code",
                "stream-item",
                "module")
            .map(s -> new DataGrid.Option(s, subjectType(s)))
            .toList());
    grid.filter(
        "from", t("core.validFrom"), new DateField(""), LocalDate::toString, LocalDate::parse);
    grid.filter("to", t("core.validTo"), new DateField(""), LocalDate::toString, LocalDate::parse);
    grid.noSearch();
    grid.export("nhat-ky", t("core.audit.title"));
    Button verify =
        new Button(t("core.audit.verify"), VaadinIcon.CHECK_CIRCLE_O.create(), e -> verify());
    verify.setDisableOnClick(true);
    verify.addClickListener(e -> verify.setEnabled(true));
    grid.toolbar(verify);
    add(result, grid);
  }

  private static TextField text() {
    TextField field = new TextField();
    field.setClearButtonVisible(true);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    return field;
  }

  private void verify() {
    result.removeAll();
    try {
      AuditLog.Verification v = services.audit().verify(context.caller());
      Span hash = new Span(t("core.audit.head", v.headHash()));
      hash.addClassName("cu-hash");
      result.add(
          v.intact()
              ? new MessageBox(Tone.GOOD, t("core.audit.intact", Format.whole(v.lines())))
                  .with(hash)
              : new MessageBox(
                      Tone.BAD,
                      t("core.audit.broken", Format.whole(v.brokenAt()), Format.whole(v.lines())))
                  .with(hash));
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private void details(AuditRecord r) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(action(r.action()));
    dialog.addClassName("cu-dialog");
    dialog.setWidth("min(48rem, 100vw - 2rem)");
    KeyValues facts =
        new KeyValues()
            .put(t("core.audit.at"), Format.moment(r.at()))
            .put(t("core.audit.actor"), Format.actor(r.actor()))
            .put(t("core.audit.channel"), Format.channel(r.channel()))
            .putIfPresent(t("core.audit.address"), r.address())
            .put(t("core.audit.action"), r.action())
            .put(t("core.audit.sequence"), Format.whole(r.sequence()));
    if (r.subject() != null) {
      facts.put(t("core.audit.subject"), subjectLink(r.subject()));
    }
    dialog.add(facts);
    List<AuditDiff.Line> lines = AuditDiff.of(r.details());
    if (!lines.isEmpty()) {
      dialog.add(AuditDiff.view(lines, k -> PageText.orElse("core.field." + k, k), values::of));
    }
    Span hash = new Span(t("core.audit.hash", r.hash()));
    hash.addClassName("cu-hash");
    dialog.add(hash);
    dialog.getFooter().add(new Button(t("core.close"), e -> dialog.close()));
    dialog.open();
  }

  /**
   * The core's administrative subjects have no resolver; everything else is asked of its module.
   */
  private com.vaadin.flow.component.Component subjectLink(SubjectRef ref) {
    return switch (ref.type()) {
      case "user" ->
          new com.vaadin.flow.component.html.Anchor("users/" + ref.id(), subjectType(ref.type()));
      case "role", "module" -> new Span(subjectType(ref.type()) + " " + ref.id());
      default -> services.components().subjectLink(context, ref);
    };
  }

  /** An action in words; its id where there are none. */
  static String action(String id) {
    String whole = PageText.orElse("core.action." + id, "");
    if (!whole.isEmpty()) {
      return whole;
    }
    String[] parts = id.split("\\.");
    String verb = PageText.orElse("core.verb." + parts[parts.length - 1], "");
    if (verb.isEmpty() || parts.length < 2) {
      return id;
    }
    String thing = parts[parts.length - 2];
    return verb + ": " + PageText.orElse("core.subjectType." + thing, thing);
  }

  static String subjectType(String type) {
    return PageText.orElse("core.subjectType." + type, type);
  }

  private static String subject(SubjectRef ref) {
    if (ref == null) {
      return "";
    }
    // The id of most kinds is random; the page of details resolves it to a name.
    return ref.id().length() > 30
        ? subjectType(ref.type())
        : subjectType(ref.type()) + " " + ref.id();
  }

  private String summary(AuditRecord r) {
    return AuditDiff.of(r.details()).stream()
        .filter(l -> !TECHNICAL.contains(l.key()))
        .limit(4)
        .map(
            l ->
                PageText.orElse("core.field." + l.key(), l.key())
                    + ": "
                    + (l.paired()
                        ? values.of(l.key(), l.before()) + " → " + values.of(l.key(), l.after())
                        : values.of(l.key(), l.after())))
        .map(s -> s.length() > 90 ? s.substring(0, 90) + "…" : s)
        .collect(Collectors.joining("; "));
  }
}
