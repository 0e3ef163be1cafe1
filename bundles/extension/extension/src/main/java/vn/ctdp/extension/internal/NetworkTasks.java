package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.extension.network.Coverage;
import vn.ctdp.extension.network.NetworkCoverage;

/**
 * Work on the network for who edits it: communes without a collaborator, terms that run out,
 * collaborators whose commune is no more. One line for each kind.
 */
@Component(service = WorkItemSource.class)
public final class NetworkTasks implements WorkItemSource {

  private static final Localized NOTHING = new Localized("", "");

  private final NetworkCoverage coverage;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public NetworkTasks(@Reference NetworkCoverage coverage, @Reference Work work) {
    this.coverage = coverage;
    this.work = work;
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    UnitRef here = work.province().orElse(null);
    if (here == null
        || !work.may(caller, ExtensionPermissions.NETWORK_VIEW, here)
        || !work.may(caller, ExtensionPermissions.NETWORK_EDIT, here)) {
      return List.of();
    }
    LocalDate today = work.today();
    Coverage now = coverage.coverage(caller, today);
    List<WorkItem> items = new ArrayList<>();
    int people = now.unplaced().size() + now.covered();
    int without = now.total() - now.covered();
    // Where no network was begun, a line about every commune would only be in the way.
    if (without > 0 && people > 0) {
      items.add(
          new WorkItem(
              "extension-network-without",
              new Localized(
                  without + " xã chưa có cộng tác viên khuyến công",
                  "Communes without a collaborator: " + without),
              new Localized(
                  "Đã có " + now.covered() + "/" + now.total() + " xã",
                  now.covered() + " of " + now.total() + " communes have one"),
              "extension/network/coverage?show=without",
              WorkItem.Urgency.NORMAL,
              null));
    }
    ending(now, today, items);
    if (!now.unplaced().isEmpty()) {
      int lost = now.unplaced().size();
      items.add(
          new WorkItem(
              "extension-network-unplaced",
              new Localized(
                  lost + " cộng tác viên phụ trách xã đã sắp xếp, chưa rõ xã mới",
                  "Collaborators of communes that are no more: " + lost),
              NOTHING,
              "extension/network/coverage",
              WorkItem.Urgency.SOON,
              null));
    }
    return items;
  }

  private static void ending(Coverage now, LocalDate today, List<WorkItem> items) {
    LocalDate limit = today.plusDays(CoverageService.SOON_DAYS);
    Set<UUID> ending = new HashSet<>();
    LocalDate first = null;
    for (Coverage.CommuneCover c : now.communes()) {
      for (Coverage.Serving s : c.services()) {
        if (s.to() != null && !s.to().isAfter(limit)) {
          ending.add(s.collaborator());
          first = first == null || s.to().isBefore(first) ? s.to() : first;
        }
      }
    }
    if (!ending.isEmpty()) {
      items.add(
          new WorkItem(
              "extension-network-ending",
              new Localized(
                  ending.size() + " cộng tác viên sắp hết thời hạn",
                  "Collaborators whose term runs out: " + ending.size()),
              NOTHING,
              "extension/network/coverage?show=ending",
              WorkItem.Urgency.SOON,
              first));
    }
  }
}
