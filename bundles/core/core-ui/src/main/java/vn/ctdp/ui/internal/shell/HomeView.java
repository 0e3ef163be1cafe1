package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;

/** Where a user arrives: what waits for me, and the ways to where it is done. */
public final class HomeView extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** The root of the instance. */
  static final String PATH = "";

  private final transient ShellServices services;

  HomeView(ShellServices services) {
    this.services = services;
    addClassName("ctdp-home");
    show();
  }

  /** Shows what there is now. */
  void show() {
    removeAll();
    Caller caller = services.context().caller();
    String name = caller.displayName() == null ? caller.username() : caller.displayName();
    Paragraph greeting =
        new Paragraph(
            getTranslation(
                "shell.home.greeting", name, LocalDate.now(services.clock()).format(DAY)));
    greeting.addClassName("ctdp-lead");
    add(greeting, waiting(caller), ways(caller));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.home.title");
  }

  private Component waiting(Caller caller) {
    WorkItems.Waiting waiting = services.work().waitingFor(caller);
    H2 title = new H2(getTranslation("shell.work.title"));
    title.setId("work-title");
    if (!waiting.items().isEmpty()) {
      Span count = new Span(String.valueOf(waiting.items().size()));
      count.addClassName("ctdp-count");
      title.add(count);
    }
    Section section = new Section(title);
    section.getElement().setAttribute("aria-labelledby", "work-title");
    section.addClassName("ctdp-panel");
    if (!waiting.complete()) {
      Paragraph partly = new Paragraph(getTranslation("shell.work.partly"));
      partly.addClassName("ctdp-warning");
      section.add(partly);
    }
    if (waiting.items().isEmpty()) {
      section.add(
          Blank.of(
              VaadinIcon.CHECK_CIRCLE_O,
              getTranslation("shell.work.none.title"),
              getTranslation("shell.work.none.text")));
      return section;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("ctdp-work");
    waiting.items().forEach(item -> list.add(new ListItem(card(item))));
    section.add(list);
    return section;
  }

  private Component card(WorkItem item) {
    Locale locale = services.context().locale();
    Span title = new Span(item.title().in(locale));
    title.addClassName("ctdp-work-title");
    Div words = new Div(title);
    words.addClassName("ctdp-work-words");
    String detail = item.detail().in(locale);
    if (!detail.isBlank()) {
      Span more = new Span(detail);
      more.addClassName("ctdp-work-detail");
      words.add(more);
    }
    Anchor card = new Anchor(item.link(), words);
    card.addClassName("ctdp-work-card");
    card.addClassName("ctdp-" + item.urgency().name().toLowerCase(Locale.ROOT));
    if (item.due() != null) {
      Span due = new Span(due(item));
      due.addClassName("ctdp-due");
      card.add(due);
    }
    Icon arrow = VaadinIcon.ANGLE_RIGHT.create();
    arrow.getElement().setAttribute("aria-hidden", "true");
    card.add(arrow);
    return card;
  }

  private String due(WorkItem item) {
    LocalDate today = LocalDate.now(services.clock());
    long days = ChronoUnit.DAYS.between(today, item.due());
    String day = item.due().format(DAY);
    if (days < 0) {
      return getTranslation("shell.work.overdue", -days, day);
    }
    if (days == 0) {
      return getTranslation("shell.work.today", day);
    }
    return getTranslation("shell.work.due", days, day);
  }

  private Component ways(Caller caller) {
    H2 title = new H2(getTranslation("shell.ways.title"));
    title.setId("ways-title");
    Section section = new Section(title);
    section.getElement().setAttribute("aria-labelledby", "ways-title");
    section.addClassName("ctdp-panel");
    Map<String, List<NavigationEntry>> blocks = new LinkedHashMap<>();
    services.views().contributions().stream()
        .flatMap(b -> b.navigation().stream().map(e -> new Way(b.moduleId(), e)))
        .filter(
            w -> w.group() == NavigationGroup.BUSINESS || w.group() == NavigationGroup.REPORTING)
        .filter(w -> open(caller, w.entry()))
        .sorted(
            Comparator.comparing(Way::group)
                .thenComparingInt(w -> w.entry().order())
                .thenComparing(w -> getTranslation(w.entry().titleKey()), VietnameseText.order()))
        // Each module's ways together, as in the menu.
        .forEach(
            w ->
                blocks
                    .computeIfAbsent(
                        w.group() == NavigationGroup.BUSINESS
                            ? Menu.nameKey(services, w.module())
                            : w.group().titleKey(),
                        k -> new ArrayList<>())
                    .add(w.entry()));
    if (blocks.isEmpty()) {
      section.add(
          Blank.of(
              VaadinIcon.CUBES,
              getTranslation("shell.ways.none.title"),
              getTranslation("shell.ways.none.text")));
      return section;
    }
    blocks.forEach(
        (name, entries) -> {
          if (blocks.size() > 1) {
            H3 heading = new H3(getTranslation(name));
            heading.addClassName("ctdp-tiles-title");
            section.add(heading);
          }
          section.add(tiles(entries));
        });
    return section;
  }

  private boolean open(Caller caller, NavigationEntry entry) {
    return services
        .views()
        .routeAt(entry.path())
        .filter(
            r ->
                r.requiredPermission()
                    .map(p -> services.access().allowedAnywhere(caller, p))
                    .orElse(true))
        .isPresent();
  }

  private Div tiles(List<NavigationEntry> entries) {
    Div tiles = new Div();
    tiles.addClassName("ctdp-tiles");
    for (NavigationEntry entry : entries) {
      Icon icon = new Icon("vaadin", entry.icon());
      icon.getElement().setAttribute("aria-hidden", "true");
      Anchor tile = new Anchor(entry.path(), icon, new Span(getTranslation(entry.titleKey())));
      tile.addClassName("ctdp-tile");
      tiles.add(tile);
    }
    return tiles;
  }

  /** A page that can be opened from here. */
  private record Way(String module, NavigationEntry entry) {
    NavigationGroup group() {
      return entry.group();
    }
  }
}
