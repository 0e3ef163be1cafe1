package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.TravelDesk.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Target;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Reach;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.Travel;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** How a national project stands between province and centre, and what is to be settled. */
@org.osgi.service.component.annotations.Component(service = ProjectSection.class)
public final class TravelSection implements ProjectSection {

  private final TravelViews views;

  /** Made by the component runtime. */
  @Activate
  public TravelSection(@Reference TravelViews views) {
    this.views = views;
  }

  @Override
  public int order() {
    return TRAVEL;
  }

  @Override
  public Optional<Component> section(ViewContext context, Project project) {
    TravelDesk desk = views.desk();
    return desk.travel()
        .travel(context.caller(), project.id())
        .map(travel -> new Drawn(context, desk, project, travel).panel());
  }

  /** The section of one project. */
  private record Drawn(ViewContext context, TravelDesk desk, Project project, Travel travel) {

    Component panel() {
      Div panel = Texts.panel(t("section"), standing());
      boolean decide = context.may(TravelViews.DECIDE, Target.of(project.province()));
      boolean appraise = context.may(TravelViews.APPRAISE, Target.of(project.province()));
      Runnable redraw = () -> ProjectView.redraw(panel);
      for (TravelAct act : travel.acts()) {
        if (act.state() == TravelAct.State.OPEN || act.state() == TravelAct.State.BEHIND) {
          panel.add(disagreement(act, decide, redraw));
        }
      }
      for (TravelRequest request : travel.requests()) {
        panel.add(request(request, decide, appraise, redraw));
      }
      return panel;
    }

    private Div standing() {
      Div line = new Div();
      line.addClassName("kc-check-head");
      if (travel.waitsFor() == null) {
        line.add(new StatusBadge(t("over"), Tone.NEUTRAL));
      } else {
        boolean mine = travel.waitsFor() == travel.side();
        line.add(
            new StatusBadge(
                mine ? t("turn.mine") : t("turn.other", words(travel.waitsFor())),
                mine ? Tone.WARNING : Tone.INFO));
      }
      if (travel.side() == Side.CENTRE) {
        line.add(
            new Span(t("from", desk.name(travel.province()), Format.moment(travel.reachedAt()))));
      } else {
        line.add(
            new StatusBadge(
                travel.reach().label().in(context.locale()), TravelDesk.tone(travel.reach())));
        if (travel.reachedAt() != null) {
          line.add(new Span(t("receipt", Format.moment(travel.reachedAt()), travel.receipt())));
        }
      }
      return line;
    }

    private String words(Side side) {
      return side.label().in(context.locale());
    }

    private Div disagreement(TravelAct act, boolean decide, Runnable redraw) {
      Div head =
          new Div(
              new StatusBadge(
                  act.state().label().in(context.locale()),
                  act.state() == TravelAct.State.OPEN ? Tone.BAD : Tone.WARNING),
              new Span(act.name().in(context.locale())),
              new Span(Format.date(act.on())));
      head.addClassName("kc-check-head");
      head.getComponentAt(1).addClassName("kc-check-subject");
      if (act.document() != null) {
        head.add(new Span(act.document()));
      }
      Div box = new Div(head);
      box.addClassName("kc-check");
      if (act.problem() != null) {
        box.add(new MessageBox(Tone.BAD, act.problem().in(context.locale())));
      }
      if (act.note() != null) {
        box.add(new Paragraph(act.note()));
      }
      if (act.state() == TravelAct.State.OPEN && decide && !takingBack(act)) {
        boolean centre = travel.side() == Side.CENTRE;
        Button settle =
            new Button(
                t(centre ? "back" : "apply"),
                e ->
                    words(
                        t(centre ? "back" : "apply"),
                        t(centre ? "back.text" : "apply.text"),
                        note -> {
                          desk.travel().settle(context.caller(), act.id(), note);
                          redraw.run();
                        }));
        settle.addThemeVariants(ButtonVariant.LUMO_SMALL);
        box.add(settle);
      } else if (act.state() == TravelAct.State.OPEN) {
        box.add(muted(t(takingBack(act) ? "back.sent" : "open.hint")));
      }
      return box;
    }

    private boolean takingBack(TravelAct act) {
      return travel.acts().stream()
          .anyMatch(a -> act.id().equals(a.about()) && a.state() == TravelAct.State.SENT);
    }

    private static Div muted(String text) {
      Div line = new Div(text);
      line.addClassName("cu-muted");
      return line;
    }

    private Div request(TravelRequest r, boolean decide, boolean appraise, Runnable redraw) {
      Div head =
          new Div(
              new StatusBadge(r.state().label().in(context.locale()), tone(r.state())),
              new Span(t("request", r.document(), Format.date(r.on()))),
              new StatusBadge(
                  t("request.authority", r.authority().label().in(context.locale())), Tone.INFO));
      head.addClassName("kc-check-head");
      head.getComponentAt(1).addClassName("kc-check-subject");
      if (travel.side() == Side.PROVINCE && r.state() == TravelRequest.State.OPEN) {
        head.add(
            new StatusBadge(r.reach().label().in(context.locale()), TravelDesk.tone(r.reach())));
      }
      Div box =
          new Div(
              head,
              new Paragraph(r.reason()),
              muted(r.why().in(context.locale()) + " · " + r.clause()));
      box.addClassName("kc-check");
      boolean open = r.state() == TravelRequest.State.OPEN;
      if (open || r.state() == TravelRequest.State.DECIDED) {
        box.add(changes(r));
      }
      if (r.answer() != null) {
        box.add(
            new Paragraph(
                t(
                    "answer",
                    r.answeredOn() == null ? "" : Format.date(r.answeredOn()),
                    r.answer())));
      }
      if (open && travel.side() == Side.CENTRE && decide) {
        Button button = new Button(t("decide"), e -> decide(r, redraw));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        box.add(button);
      } else if (open && travel.side() == Side.PROVINCE && appraise) {
        Button button =
            new Button(
                t("withdraw"),
                e ->
                    words(
                        t("withdraw"),
                        t("withdraw.text"),
                        note -> {
                          desk.travel().withdraw(context.caller(), r.id(), note);
                          redraw.run();
                        }));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        box.add(button);
      }
      return box;
    }

    private Div changes(TravelRequest r) {
      Div lines = new Div();
      // The estimate is a long list; its sums stand in lines of their own.
      boolean sums = r.changes().size() > 1;
      for (Adjustment.Change c : r.changes()) {
        if (sums && c.field().equals("lines")) {
          continue;
        }
        Div line =
            new Div(
                new Span(Texts.t("extension.field." + c.field()) + ": "),
                new Span(value(c, c.before()) + " → " + value(c, c.after())));
        line.addClassName("kc-check-head");
        lines.add(line);
      }
      return lines;
    }

    private String value(Adjustment.Change change, String value) {
      return switch (change.field()) {
        case "kcqg", "kcdp", "otherState", "counterpart", "total" ->
            value.isEmpty() ? "–" : Format.money(Long.valueOf(value));
        default -> value.isEmpty() ? "–" : Format.logged(value);
      };
    }

    private static Tone tone(TravelRequest.State state) {
      return switch (state) {
        case OPEN -> Tone.WARNING;
        case DECIDED -> Tone.INFO;
        case APPROVED -> Tone.GOOD;
        case REFUSED -> Tone.BAD;
        case WITHDRAWN -> Tone.NEUTRAL;
      };
    }

    /** Words that go with an act. */
    private record Words(String note, long version) {}

    private interface Said {
      void said(String note);
    }

    private static void words(String title, String text, Said said) {
      FormPanel<Words> form = new FormPanel<>();
      TextArea note = form.field("note", Texts.area(t("note"), 2000), Words::note);
      form.required(note, true).wide(note);
      Dialog dialog = new Dialog();
      form.onSave(
          base -> {
            said.said(FormPanel.text(note));
            return base;
          });
      form.onSaved(saved -> dialog.close());
      form.onCancel(dialog::close);
      form.saveLabel(title);
      form.load(new Words("", 0));
      show(dialog, title, muted(text), form);
    }

    private static void show(Dialog dialog, String title, Component... inside) {
      dialog.setHeaderTitle(title);
      dialog.setWidth("min(44rem, 95vw)");
      dialog.setCloseOnOutsideClick(false);
      dialog.add(inside);
      dialog.open();
    }

    private void decide(TravelRequest r, Runnable redraw) {
      FormPanel<TravelRequest.Verdict> form = new FormPanel<>();
      Select<Boolean> approve = new Select<>();
      approve.setLabel(t("decide.verdict"));
      approve.setItems(true, false);
      approve.setItemLabelGenerator(
          yes -> yes == null ? "" : t(yes ? "decide.approve" : "decide.refuse"));
      form.field("approve", approve, TravelRequest.Verdict::approve);
      form.required(approve, true);
      Select<Authority> authority =
          form.field(
              "authority",
              Texts.select(
                  context,
                  t("decide.authority"),
                  new Authority[] {Authority.CUC, Authority.BO},
                  Authority::label),
              TravelRequest.Verdict::authority);
      form.required(authority, true);
      TextField document =
          form.field(
              "document", Texts.text(t("decide.document"), 300), TravelRequest.Verdict::document);
      form.required(document, true);
      DateField on = form.field("on", new DateField(t("decide.on")), TravelRequest.Verdict::on);
      form.required(on, true);
      TextArea reason =
          form.field("reason", Texts.area(t("note"), 2000), TravelRequest.Verdict::reason);
      form.wide(reason);
      Dialog dialog = new Dialog();
      form.onSave(
          base -> {
            TravelRequest.Verdict verdict =
                new TravelRequest.Verdict(
                    approve.getValue(),
                    authority.getValue(),
                    FormPanel.text(document),
                    on.getValue(),
                    FormPanel.text(reason));
            desk.travel().decide(context.caller(), r.id(), verdict);
            return verdict;
          });
      form.onSaved(
          saved -> {
            dialog.close();
            redraw.run();
          });
      form.onCancel(dialog::close);
      form.saveLabel(t("decide"));
      LocalDate today = desk.today();
      form.load(new TravelRequest.Verdict(true, r.authority(), null, today, null));
      show(dialog, t("decide.title"), form);
    }
  }

  /** Who made a step and how far it has come, for the list of steps. */
  static void mark(ViewContext context, Div line, Travel.Mark mark, Side here) {
    line.add(
        new StatusBadge(
            mark.by().label().in(context.locale()),
            mark.by() == Side.CENTRE ? Tone.INFO : Tone.NEUTRAL));
    if (mark.by() != here) {
      return;
    }
    StatusBadge reach =
        new StatusBadge(mark.reach().label().in(context.locale()), TravelDesk.tone(mark.reach()));
    String proof =
        mark.reach() == Reach.DA_NHAN && mark.receipt() != null
            ? mark.at() == null
                ? t("proof.item", mark.receipt())
                : t("receipt", Format.moment(mark.at()), mark.receipt())
            : "";
    if (!proof.isEmpty()) {
      reach.getElement().setAttribute("title", proof);
    }
    line.add(reach);
  }
}
