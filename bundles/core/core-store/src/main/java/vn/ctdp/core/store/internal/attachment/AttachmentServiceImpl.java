package vn.ctdp.core.store.internal.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.store.internal.StoreError;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.text.VietnameseText;

/** {@link AttachmentService}: rows in {@code core.attachment}, contents in the data folder. */
@Component(service = AttachmentService.class, configurationPid = "vn.ctdp.attachments")
@Designate(ocd = AttachmentServiceImpl.Config.class)
public final class AttachmentServiceImpl implements AttachmentService {

  private static final Logger LOG = LoggerFactory.getLogger(AttachmentServiceImpl.class);

  /** Configuration, PID {@code vn.ctdp.attachments}. */
  @ObjectClassDefinition(name = "CTDP attachments", description = "Files attached to records")
  public @interface Config {
    /** Largest size of a file in megabytes, 1 to 1024. */
    @AttributeDefinition(name = "Largest file (MB)", min = "1", max = "1024")
    int maxMegabytes() default 50;
  }

  private final JpaTemplate jpa;
  private final Subjects subjects;
  private final AuditWriter audit;
  private final Clock clock;
  private final ContentStore store;
  private final int maxMegabytes;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          r -> {
            Thread thread = new Thread(r, "ctdp-attachments");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public AttachmentServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Subjects subjects,
      @Reference AuditWriter audit,
      @Reference Clock clock,
      @Reference InstanceInfo instance,
      Config config) {
    this(
        jpa,
        subjects,
        audit,
        clock,
        instance.dataFolder(),
        Math.max(1, Math.min(config.maxMegabytes(), 1024)));
  }

  AttachmentServiceImpl(
      JpaTemplate jpa,
      Subjects subjects,
      AuditWriter audit,
      Clock clock,
      Path dataFolder,
      int maxMegabytes) {
    this.jpa = jpa;
    this.subjects = subjects;
    this.audit = audit;
    this.clock = clock;
    this.store = new ContentStore(dataFolder.resolve("attachments"), clock);
    this.maxMegabytes = maxMegabytes;
    executor.scheduleWithFixedDelay(this::sweep, 10, 24 * 60, TimeUnit.MINUTES);
  }

  @Override
  public List<Attachment> list(Caller caller, SubjectRef subject) {
    requireVisible(caller, subject);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select a from Attachment a where a.subjectType = :type and a.subjectId = :id"
                        + " order by a.addedAt desc, a.id",
                    AttachmentEntity.class)
                .setParameter("type", subject.type())
                .setParameter("id", subject.id())
                .getResultList()
                .stream()
                .map(AttachmentServiceImpl::record)
                .toList());
  }

  @Override
  public Attachment add(Caller caller, SubjectRef subject, String fileName, InputStream content) {
    requireEditable(caller, subject);
    String name = name(fileName);
    FileKind kind =
        FileKind.ofName(name).orElseThrow(() -> new CtdpException(StoreError.FILE_KIND, name));
    try {
      ContentStore.Received received = store.receive(content, maxMegabytes * 1024L * 1024L);
      if (received == null) {
        throw new CtdpException(StoreError.FILE_TOO_LARGE, name, maxMegabytes);
      }
      try {
        ContentCheck.check(received.file(), name, kind);
        return keep(caller, subject, name, kind, received);
      } finally {
        store.discard(received);
      }
    } catch (IOException e) {
      throw new CtdpException(StoreError.FILE_STORE, List.of(), e, name);
    }
  }

  private Attachment keep(
      Caller caller, SubjectRef subject, String name, FileKind kind, ContentStore.Received received)
      throws IOException {
    AttachmentEntity e = new AttachmentEntity();
    e.id = UUID.randomUUID().toString();
    e.subjectType = subject.type();
    e.subjectId = subject.id();
    e.fileName = name;
    e.mediaType = kind.mediaType();
    e.size = received.size();
    e.sha256 = received.sha256();
    e.addedBy = caller.username();
    e.addedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // The content first: a row without its content would be a lie, a content without a row is
    // waste.
    store.keep(received);
    jpa.tx(
        TransactionType.Required,
        em -> {
          em.persist(e);
          audit.append(
              caller,
              "core.attachment.add",
              subject,
              Map.of(
                  "id", e.id, "fileName", name, "size", Long.toString(e.size), "sha256", e.sha256));
        });
    return record(e);
  }

  /** The last part of the path a browser may send, without what file systems dislike. */
  private static String name(String fileName) {
    String name = VietnameseText.normalise(fileName == null ? "" : fileName);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cc}\\p{Cf}<>:\"|?*]", "_");
    if (name.length() > 255) {
      int dot = name.lastIndexOf('.');
      String suffix = dot < 0 || name.length() - dot > 20 ? "" : name.substring(dot);
      name = name.substring(0, 255 - suffix.length()) + suffix;
    }
    return name;
  }

  @Override
  public InputStream open(Caller caller, UUID id) {
    AttachmentEntity e = load(id);
    requireVisible(caller, new SubjectRef(e.subjectType, e.subjectId));
    try {
      return store.open(e.sha256, e.size);
    } catch (IOException cause) {
      throw new CtdpException(StoreError.FILE_LOST, List.of(), cause, e.fileName);
    }
  }

  @Override
  public void remove(Caller caller, UUID id) {
    AttachmentEntity e = load(id);
    SubjectRef subject = new SubjectRef(e.subjectType, e.subjectId);
    requireEditable(caller, subject);
    jpa.tx(
        TransactionType.Required,
        em -> {
          AttachmentEntity row = em.find(AttachmentEntity.class, e.id);
          if (row == null) {
            return;
          }
          em.remove(row);
          audit.append(
              caller,
              "core.attachment.remove",
              subject,
              Map.of("id", e.id, "fileName", e.fileName, "sha256", e.sha256));
        });
  }

  /**
   * Removes contents that no record refers to any more. Only those a day old: a younger one may
   * belong to a transaction that is still under way.
   */
  void sweep() {
    try {
      Instant before = clock.instant().minus(Duration.ofDays(1));
      store.removeUnfinished(before);
      for (List<String> hashes : Refs.chunks(store.olderThan(before))) {
        Set<String> unused = new HashSet<>(hashes);
        unused.removeAll(
            jpa.txExpr(
                TransactionType.Required,
                em ->
                    em.createQuery(
                            "select distinct a.sha256 from Attachment a where a.sha256 in :hashes",
                            String.class)
                        .setParameter("hashes", hashes)
                        .getResultList()));
        for (String hash : unused) {
          store.removeOlderThan(hash, before);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Unused attachments could not be removed; next attempt in a day", e);
    }
  }

  /** Ends the daily clean-up. */
  @Deactivate
  public void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    executor.shutdown();
  }

  private AttachmentEntity load(UUID id) {
    AttachmentEntity e =
        jpa.txExpr(TransactionType.Required, em -> em.find(AttachmentEntity.class, id.toString()));
    if (e == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "tệp", id.toString());
    }
    return e;
  }

  private void requireVisible(Caller caller, SubjectRef subject) {
    if (caller.kind() == Caller.Kind.SYSTEM) {
      return;
    }
    Subject resolved = subjects.resolve(caller, List.of(subject)).get(subject);
    switch (resolved.state()) {
      case FOUND -> {}
      case NO_ACCESS -> throw new CtdpException(CoreError.ACCESS_DENIED, resolved.title().vi());
      case MODULE_NOT_ENABLED ->
          throw new CtdpException(CoreError.MODULE_NOT_ENABLED, subject.type());
      default -> throw new CtdpException(CoreError.NOT_FOUND, subject.type(), subject.id());
    }
  }

  private void requireEditable(Caller caller, SubjectRef subject) {
    requireVisible(caller, subject);
    if (caller.kind() != Caller.Kind.SYSTEM && !subjects.editable(caller, subject)) {
      throw new CtdpException(CoreError.ACCESS_DENIED, subject.type());
    }
  }

  private static Attachment record(AttachmentEntity e) {
    Instant at = e.addedAt;
    return new Attachment(
        UUID.fromString(e.id),
        new SubjectRef(e.subjectType, e.subjectId),
        e.fileName,
        e.mediaType,
        e.size,
        e.sha256,
        e.addedBy,
        at);
  }
}
