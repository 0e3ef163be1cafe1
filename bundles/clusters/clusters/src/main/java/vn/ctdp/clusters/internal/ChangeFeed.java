package vn.ctdp.clusters.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.record.ClusterChangeFeed;
import vn.ctdp.clusters.record.ClusterChangePage;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;

/** {@link ClusterChangeFeed} by the numbers of the changes. */
@Component(service = ClusterChangeFeed.class)
public final class ChangeFeed implements ClusterChangeFeed {

  private static final int LARGEST_PAGE = 500;
  private static final String PREFIX = "ccn-1.";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public ChangeFeed(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public ClusterChangePage changes(Caller caller, String since, int limit) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
    long after = number(since);
    int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
    LocalDate today = LocalDate.now(clock.withZone(RegisterService.ZONE));
    return jpa.txExpr(TransactionType.Supports, em -> page(em, after, most, today));
  }

  private static ClusterChangePage page(EntityManager em, long after, int most, LocalDate today) {
    if (after > ClusterChanges.last(em)) {
      throw new CtdpException(RecordError.CURSOR_AHEAD);
    }
    List<ClusterChanges.Change> changes =
        ClusterChanges.after(em, ClusterSubjects.CLUSTER, after, most + 1);
    boolean more = changes.size() > most;
    List<ClusterChanges.Change> page = more ? changes.subList(0, most) : changes;
    Map<String, ClusterEntity> clusters = new HashMap<>();
    if (!page.isEmpty()) {
      em.createQuery("select c from ClusterEntity c where c.id in :ids", ClusterEntity.class)
          .setParameter("ids", page.stream().map(ClusterChanges.Change::id).toList())
          .getResultList()
          .forEach(c -> clusters.put(c.id, c));
    }
    List<ClusterEntity> inOrder =
        page.stream().map(c -> clusters.get(c.id())).filter(Objects::nonNull).toList();
    long next = page.isEmpty() ? after : page.get(page.size() - 1).number();
    return new ClusterChangePage(ClusterStore.snapshots(em, inOrder, today), cursor(next), more);
  }

  private static String cursor(long number) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((PREFIX + number).getBytes(StandardCharsets.US_ASCII));
  }

  private static long number(String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return 0;
    }
    try {
      String text =
          new String(Base64.getUrlDecoder().decode(cursor.strip()), StandardCharsets.US_ASCII);
      if (text.matches("ccn-1\\.\\d{1,18}")) {
        return Long.parseLong(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException e) {
      throw new CtdpException(RecordError.CURSOR_UNKNOWN, List.of(), e);
    }
    throw new CtdpException(RecordError.CURSOR_UNKNOWN);
  }
}
