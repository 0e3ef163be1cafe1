package vn.ctdp.ui.internal.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;

/** What waits for a person, from all modules. */
@Component(service = WorkItems.class)
public final class WorkItems {

  private static final Logger LOG = LoggerFactory.getLogger(WorkItems.class);

  private static final Comparator<WorkItem> MOST_PRESSING_FIRST =
      Comparator.comparing(WorkItem::urgency)
          .thenComparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder()));

  private final List<WorkItemSource> sources = new CopyOnWriteArrayList<>();

  /** Starts empty. */
  @Activate
  public WorkItems() {
    // Sources arrive through bind.
  }

  /**
   * A module came that has work for people.
   *
   * @param source the service
   */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void bind(WorkItemSource source) {
    sources.add(source);
  }

  /**
   * A module went.
   *
   * @param source the service
   */
  public void unbind(WorkItemSource source) {
    sources.remove(source);
  }

  /**
   * What waits for somebody.
   *
   * @param items most pressing first
   * @param complete false when a module could not be asked, so that the list may be too short
   */
  record Waiting(List<WorkItem> items, boolean complete) {}

  /**
   * Asks all modules. A module that fails does not hide the others' answers.
   *
   * @param caller for whom
   */
  Waiting waitingFor(Caller caller) {
    List<WorkItem> all = new ArrayList<>();
    boolean complete = true;
    for (WorkItemSource source : sources) {
      try {
        all.addAll(source.items(caller));
      } catch (RuntimeException | LinkageError e) {
        // A module that is just going away answers with a linkage error.
        LOG.warn("{} could not say what waits for {}", source.getClass(), caller.username(), e);
        complete = false;
      }
    }
    all.sort(MOST_PRESSING_FIRST);
    return new Waiting(List.copyOf(all), complete);
  }
}
