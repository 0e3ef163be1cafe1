package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.module.ModulePreview;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.module.ModuleStatus.Actual;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Modules of this instance: what they are for, whether they run, who decided that and why. */
public final class ModulesPage extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient PageServices services;
  private final Div cards = new Div();
  private final transient Map<String, ModuleStatus> statuses = new HashMap<>();
  private transient Runnable stop;

  ModulesPage(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
    Paragraph hint = new Paragraph(t("core.modules.hint"));
    hint.addClassName("ctdp-lead");
    cards.addClassName("cu-modules");
    add(hint, cards);
    load();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    // Told on the manager's thread; the page itself is only touched with its lock held.
    stop = services.moduleNews().listen(status -> ui.access(() -> changed(status)));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (stop != null) {
      stop.run();
      stop = null;
    }
    super.onDetach(event);
  }

  private void changed(ModuleStatus status) {
    ModuleStatus before = statuses.get(status.id());
    load();
    boolean wasMoving = before != null && moving(before.actual());
    if (!wasMoving && before != null && before.actual() == status.actual()) {
      return;
    }
    String name = status.name().in(PageText.locale());
    switch (status.actual()) {
      case ENABLED -> Notices.success(t("core.modules.enabled", name));
      case DISABLED -> {
        String why = status.message().in(PageText.locale());
        if (why.isBlank()) {
          Notices.success(t("core.modules.disabled", name));
        } else {
          Notices.info(why);
        }
      }
      case FAILED -> Notices.error(status.message().in(PageText.locale()));
      default -> {
        // Under way: the card shows it.
      }
    }
  }

  private void load() {
    List<ModuleStatus> list = services.modules().list(context.caller());
    cards.removeAll();
    statuses.clear();
    list.forEach(m -> statuses.put(m.id(), m));
    if (list.isEmpty()) {
      cards.add(
          new EmptyState(
              VaadinIcon.PUZZLE_PIECE, t("core.modules.none"), t("core.modules.none.hint")));
    }
    list.forEach(m -> cards.add(card(m)));
  }

  private static boolean moving(Actual actual) {
    return actual == Actual.ENABLING || actual == Actual.DISABLING;
  }

  private Component card(ModuleStatus m) {
    Div card = new Div();
    card.addClassNames("ctdp-panel", "cu-module");
    card.setId("module-" + m.id());
    H2 name = new H2(m.name().in(PageText.locale()));
    Div title =
        new Div(name, new StatusBadge(t("core.actual." + m.actual().name()), tone(m.actual())));
    title.addClassName("cu-module-title");
    if (m.advice() != Advice.NONE) {
      title.add(
          new StatusBadge(
              t("core.advice." + m.advice().name()),
              m.advice() == Advice.REQUIRED ? Tone.WARNING : Tone.INFO));
    }
    Paragraph purpose = new Paragraph(m.purpose().in(PageText.locale()));
    purpose.addClassName("cu-module-purpose");
    card.add(title, purpose);
    if (moving(m.actual())) {
      ProgressBar bar = new ProgressBar();
      bar.setIndeterminate(true);
      bar.getElement().setAttribute("aria-label", t("core.actual." + m.actual().name()));
      card.add(bar);
    }
    String message = m.message().in(PageText.locale());
    if (!message.isBlank() && m.actual() != Actual.FAILED) {
      Span line = new Span(message);
      line.addClassName("cu-muted");
      card.add(line);
    } else if (!message.isBlank()) {
      card.add(new MessageBox(Tone.BAD, message));
    } else if (m.advice() == Advice.REQUIRED
        && m.actual() == Actual.DISABLED
        && m.wanted() == Wanted.DISABLED) {
      card.add(new MessageBox(Tone.WARNING, t("core.modules.requiredOff")));
    }
    KeyValues facts =
        new KeyValues()
            .put(t("core.modules.version"), m.version())
            .put(t("core.modules.wanted"), t("core.wanted." + m.wanted().name()));
    if (!m.dependsOn().isEmpty()) {
      facts.put(t("core.modules.needs"), names(m.dependsOn()));
    }
    if (!m.neededBy().isEmpty()) {
      facts.put(t("core.modules.neededBy"), names(m.neededBy()));
    }
    facts.put(
        t("core.modules.changed"),
        m.changedAt() == null
            ? t("core.modules.never")
            : Format.actor(m.changedBy()) + ", " + Format.moment(m.changedAt()));
    facts.putIfPresent(t("core.modules.reason"), m.reason());
    card.add(facts);
    if (context.may("core.module.manage")) {
      boolean on = m.wanted() == Wanted.ENABLED;
      Button act =
          new Button(
              t(on ? "core.modules.disable" : "core.modules.enable"),
              (on ? VaadinIcon.POWER_OFF : VaadinIcon.PLAY).create(),
              e -> ask(m, on ? Wanted.DISABLED : Wanted.ENABLED));
      if (!on) {
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      }
      act.setAriaLabel(act.getText() + ": " + m.name().in(PageText.locale()));
      act.setEnabled(!moving(m.actual()));
      Div acts = new Div(act);
      acts.addClassName("cu-module-acts");
      if (on && m.actual() == Actual.FAILED) {
        acts.add(
            new Button(
                t("core.modules.again"), VaadinIcon.REFRESH.create(), e -> ask(m, Wanted.ENABLED)));
      }
      card.add(acts);
    }
    return card;
  }

  static Tone tone(Actual actual) {
    return switch (actual) {
      case ENABLED -> Tone.GOOD;
      case DISABLED -> Tone.NEUTRAL;
      case ENABLING, DISABLING -> Tone.INFO;
      case FAILED -> Tone.BAD;
    };
  }

  private String names(List<String> ids) {
    return ids.stream()
        .map(id -> statuses.containsKey(id) ? statuses.get(id).name().in(PageText.locale()) : id)
        .collect(Collectors.joining(", "));
  }

  private void ask(ModuleStatus m, Wanted wanted) {
    ModulePreview preview;
    try {
      preview = services.modules().preview(context.caller(), m.id(), wanted);
    } catch (RuntimeException e) {
      Notices.failure(e);
      return;
    }
    String name = m.name().in(PageText.locale());
    boolean enable = wanted == Wanted.ENABLED;
    String title = t(enable ? "core.modules.enable.title" : "core.modules.disable.title", name);
    Div content = new Div();
    String message = preview.message().in(PageText.locale());
    if (!preview.possible()) {
      content.add(new MessageBox(Tone.BAD, message));
      com.vaadin.flow.component.dialog.Dialog dialog =
          new com.vaadin.flow.component.dialog.Dialog();
      dialog.setHeaderTitle(title);
      dialog.setWidth("min(34rem, 100vw - 2rem)");
      dialog.add(content);
      dialog.getFooter().add(new Button(t("core.close"), e -> dialog.close()));
      dialog.open();
      return;
    }
    content.add(
        new Paragraph(t(enable ? "core.modules.enable.text" : "core.modules.disable.text")));
    if (!message.isBlank()) {
      content.add(new MessageBox(Tone.INFO, message));
    }
    List<String> others = preview.modules().stream().filter(id -> !id.equals(m.id())).toList();
    if (!others.isEmpty()) {
      content.add(
          new MessageBox(
              Tone.WARNING,
              t(enable ? "core.modules.withIt" : "core.modules.withIt.off", names(others))));
    }
    content.add(bundles(t("core.modules.install"), preview.install()));
    content.add(bundles(t("core.modules.remove"), preview.remove()));
    content.add(
        preview.refresh().isEmpty()
            ? new MessageBox(Tone.GOOD, t("core.modules.noRefresh"))
            : new MessageBox(
                Tone.WARNING, t("core.modules.refresh", String.join(", ", preview.refresh()))));
    Confirm.reason(
        title,
        content,
        t(enable ? "core.modules.enable" : "core.modules.disable"),
        !enable,
        reason -> act(m, wanted, reason));
  }

  private static Component bundles(String title, List<String> names) {
    UnorderedList list = new UnorderedList();
    list.addClassName("ctdp-prose");
    names.forEach(n -> list.add(new ListItem(n)));
    Details details = new Details(new Span(title + " (" + names.size() + ")"), list);
    details.setVisible(!names.isEmpty());
    return details;
  }

  private void act(ModuleStatus m, Wanted wanted, String reason) {
    UI ui = UI.getCurrent();
    try {
      services
          .modules()
          .switchTo(context.caller(), m.id(), wanted, reason)
          .whenComplete(
              (status, failure) -> {
                // A page that was left meanwhile wants no notice.
                if (failure != null && ui.isAttached()) {
                  ui.access(
                      () -> {
                        Notices.failure(failure);
                        load();
                      });
                }
              });
      load();
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }
}
