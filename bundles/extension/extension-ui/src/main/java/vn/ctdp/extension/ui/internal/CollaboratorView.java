package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.extension.network.Collaborator;
import vn.ctdp.extension.network.CollaboratorStatus;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** One collaborator: the communes served, and how to reach the person for who may know it. */
class CollaboratorView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient NetworkDesk desk;

  CollaboratorView(ViewContext context, NetworkDesk desk) {
    this.context = context;
    this.desk = desk;
    addClassName("kc-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Desk.id(event.getRouteParameters().get("id").orElse("")));
  }

  private void show(UUID id) {
    Collaborator person =
        desk.collaborators()
            .collaborator(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cộng tác viên", id));
    removeAll();
    add(header(person), about(person), services(person));
    SubjectRef subject = new SubjectRef("extension-collaborator", id.toString());
    add(Texts.panel(t("files"), desk.components().attachments(context, subject)));
    add(
        Texts.panel(
            t("log"),
            desk.components()
                .history(context, subject)
                .names(f -> t("field." + f), a -> t("act." + a.substring(a.lastIndexOf('.') + 1)))
                .values((f, v) -> NetworkTexts.logged(context.locale(), f, v))));
  }

  private PageHeader header(Collaborator person) {
    CollaboratorStatus status = person.status(desk.today());
    PageHeader header =
        new PageHeader(person.fullName())
            .back("extension/network/collaborators", t("collaborators"))
            .badge(new StatusBadge(status.label().in(context.locale()), NetworkTexts.tone(status)));
    if (desk.edits(context)) {
      Runnable redraw = () -> show(person.id());
      Button edit =
          new Button(
              t("collaborator.edit"),
              VaadinIcon.EDIT.create(),
              e -> {
                try {
                  CollaboratorDialogs.edit(context, desk, person, redraw);
                } catch (CtdpException problem) {
                  Notices.failure(problem);
                }
              });
      Button add =
          new Button(
              t("service.new"),
              VaadinIcon.PLUS.create(),
              e -> CollaboratorDialogs.service(context, desk, person, null, redraw));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(add, edit);
      if (status != CollaboratorStatus.DA_THOI) {
        header.actions(
            new Button(
                t("end.all"), e -> CollaboratorDialogs.end(context, desk, person, null, redraw)));
      }
    }
    return header;
  }

  private Div about(Collaborator person) {
    KeyValues values = new KeyValues();
    values.putIfPresent(t("profession"), NetworkTexts.in(context, person.profession()));
    values.putIfPresent(t("occupation"), person.occupation());
    values.put(t("contact"), contact(person));
    values.putIfPresent(t("note"), person.note());
    return Texts.panel(t("person"), values);
  }

  /** Hidden until asked for: every look is written to the history. */
  private Span contact(Collaborator person) {
    Span box = new Span();
    if (!person.hasContact()) {
      box.setText(t("contact.none"));
      box.addClassName("cu-muted");
    } else if (!desk.edits(context)) {
      box.setText(t("contact.hidden"));
      box.addClassName("cu-muted");
    } else {
      Button look = new Button(t("contact.show"), VaadinIcon.EYE.create());
      look.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
      look.addClickListener(
          e -> {
            try {
              Collaborator.Contact c = desk.collaborators().contact(context.caller(), person.id());
              box.removeAll();
              box.setText(
                  c.phone() == null
                      ? c.mail()
                      : c.mail() == null ? c.phone() : c.phone() + " · " + c.mail());
            } catch (CtdpException problem) {
              Notices.failure(problem);
            }
          });
      box.add(look);
    }
    return box;
  }

  private Div services(Collaborator person) {
    DataGrid<CommuneService> grid =
        desk.components()
            .grid(
                context,
                "extension-network.services",
                (caller, request) ->
                    new Page<>(
                        person.services().stream()
                            .skip(request.offset())
                            .limit(request.limit())
                            .toList(),
                        person.services().size()));
    LocalDate today = desk.today();
    grid.text("commune", t("commune"), this::commune).width("14rem").grow(3);
    grid.date("from", t("from.day"), CommuneService::from).width("8.5rem");
    grid.date("to", t("to.day"), CommuneService::to).width("8.5rem");
    grid.text("decision", t("decision"), s -> NetworkTexts.decision(s.decisionNo(), s.decisionOn()))
        .width("12rem");
    if (person.services().stream().anyMatch(s -> s.allowance() != null)) {
      grid.money("allowance", t("allowance.own"), CommuneService::allowance).width("11rem");
    }
    grid.text(
        "end",
        t("endReason"),
        s ->
            s.endReason() == null
                ? ""
                : s.endReason().label().in(context.locale())
                    + (s.endNote() == null ? "" : ": " + s.endNote()));
    grid.plain().noExport().allRowsVisible();
    if (desk.edits(context)) {
      Runnable redraw = () -> show(person.id());
      grid.action(
          t("transfer"),
          VaadinIcon.EXCHANGE,
          s -> s.to() == null || !s.to().isBefore(today),
          s -> CollaboratorDialogs.transfer(context, desk, person, s, redraw));
      grid.action(
          t("end"),
          VaadinIcon.FLAG_CHECKERED,
          s -> s.to() == null || !s.to().isBefore(today),
          s -> CollaboratorDialogs.end(context, desk, person, s, redraw));
      grid.action(
          t("edit"),
          VaadinIcon.EDIT,
          s -> CollaboratorDialogs.service(context, desk, person, s, redraw));
    }
    return Texts.panel(t("services"), grid);
  }

  /** The commune of the decision, and what it belongs to now. */
  private String commune(CommuneService s) {
    String name = desk.name(s.commune(), s.from());
    LocalDate today = desk.today();
    String now =
        desk.territory().restate(s.commune(), today).stream()
            .filter(u -> !u.unit().equals(s.commune()))
            .map(u -> desk.name(u.unit(), today))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return now.isEmpty() ? name : name + " → " + now;
  }
}
