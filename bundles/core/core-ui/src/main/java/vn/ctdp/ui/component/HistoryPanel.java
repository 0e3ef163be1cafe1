package vn.ctdp.ui.component;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.identity.People;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.view.ViewContext;

/**
 * What happened to one record, newest first: who, when, and each value before and after.
 *
 * <p>Values in the audit log are paired when their keys end in {@code .before} and {@code .after},
 * or when one value holds both with an arrow {@code →} between.
 */
public final class HistoryPanel extends Composite<Div> {

  private static final long serialVersionUID = 1L;
  private static final int STEP = 20;

  /** Doors that say nothing: what people do in the pages, and what the platform does by itself. */
  private static final Set<String> SILENT = Set.of("ui", "internal");

  private final transient ViewContext context;
  private final transient AuditLog audit;
  private final transient People people;
  private final transient SubjectRef subject;
  private transient UnaryOperator<String> fieldNames = key -> key;
  private transient UnaryOperator<String> actionNames = HistoryPanel::actionName;
  private transient BinaryOperator<String> values = (key, value) -> Format.logged(value);
  private int limit = STEP;

  HistoryPanel(ViewContext context, AuditLog audit, People people, SubjectRef subject) {
    this.people = people;
    this.context = context;
    this.audit = audit;
    this.subject = subject;
    getContent().addClassName("cu-history");
    refresh();
  }

  /**
   * How fields and actions are called.
   *
   * @param fields takes a key of the log, answers the field's label; empty to leave it out
   * @param actions takes an action such as {@code clusters.cluster.update}, answers words
   */
  public HistoryPanel names(UnaryOperator<String> fields, UnaryOperator<String> actions) {
    fieldNames = fields;
    actionNames = actions;
    refresh();
    return this;
  }

  /**
   * How values are read, when they are more than days and figures: for instance the code of a kind.
   *
   * @param reader takes a key of the log and what the log keeps, answers words
   */
  public HistoryPanel values(BinaryOperator<String> reader) {
    values = reader;
    refresh();
    return this;
  }

  /** Fetches the history anew. */
  public void refresh() {
    Div root = getContent();
    root.removeAll();
    List<AuditRecord> records;
    try {
      records = audit.history(context.caller(), subject, limit + 1);
    } catch (RuntimeException e) {
      Button retry = new Button(UiText.of("ui.retry"), c -> refresh());
      retry.addThemeVariants(ButtonVariant.LUMO_SMALL);
      root.add(new MessageBox(Tone.BAD, Notices.known(e).sentence(UiText.locale())).with(retry));
      return;
    }
    if (records.isEmpty()) {
      root.add(new EmptyState(VaadinIcon.TIME_BACKWARD, UiText.of("ui.history.none"), null));
      return;
    }
    OrderedList list = new OrderedList();
    list.addClassName("cu-history-list");
    Map<String, String> names =
        people.names(
            records.stream()
                .map(AuditRecord::actor)
                .filter(Objects::nonNull)
                .distinct()
                .limit(500)
                .toList());
    records.stream().limit(limit).forEach(r -> list.add(entry(r, names)));
    root.add(list);
    if (records.size() > limit) {
      Button more =
          new Button(
              UiText.of("ui.history.more"),
              e -> {
                limit += STEP;
                refresh();
              });
      more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      root.add(more);
    }
  }

  private ListItem entry(AuditRecord record, Map<String, String> names) {
    Span action = new Span(actionNames.apply(record.action()));
    action.addClassName("cu-history-action");
    Span who =
        new Span(
            Format.moment(record.at())
                + " · "
                + name(record.actor(), names)
                + (SILENT.contains(record.channel())
                    ? ""
                    : " · " + Format.channel(record.channel())));
    who.addClassName("cu-muted");
    if (record.actor() != null && names.containsKey(record.actor())) {
      who.setTitle(record.actor());
    }
    ListItem item = new ListItem(new Div(action), new Div(who));
    List<AuditDiff.Line> lines =
        AuditDiff.of(record.details()).stream()
            .filter(line -> !fieldNames.apply(line.key()).isEmpty())
            .filter(line -> line.paired() || !line.after().isBlank())
            .toList();
    if (!lines.isEmpty()) {
      item.add(AuditDiff.view(lines, fieldNames, values));
    }
    return item;
  }

  private static String name(String actor, Map<String, String> names) {
    String known = actor == null ? null : names.get(actor);
    return known == null ? Format.actor(actor) : known;
  }

  /** Words for an action that has none of its own: its last part. */
  static String actionName(String action) {
    String last = action.substring(action.lastIndexOf('.') + 1);
    String key = "ui.action." + last;
    return UiText.MESSAGES.find(key, UiText.locale()).orElse(action);
  }
}
