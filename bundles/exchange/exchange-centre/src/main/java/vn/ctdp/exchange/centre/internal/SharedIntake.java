package vn.ctdp.exchange.centre.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.RecordCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.record.RecordDesk;
import vn.ctdp.exchange.record.RecordIntake;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * {@link RecordIntake} on the database. All order comes from the lock on the row of province and
 * type, so any number of nodes may run side by side.
 */
@Component(service = RecordIntake.class)
public final class SharedIntake implements RecordIntake {

  private static final Logger LOG = LoggerFactory.getLogger(SharedIntake.class);
  private static final Locale VI = Locale.forLanguageTag("vi-VN");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int PER_SENDER = 4;
  private static final int TOGETHER = 4;
  private static final int WAIT_SECONDS = 10;

  /** Problems that somebody has to look into. */
  private static final Set<ErrorCode> EVENTS =
      Set.of(
          SharedError.OTHER_SENDER,
          CoreError.ACCESS_DENIED,
          TrustError.SIGNATURE_WRONG,
          TrustError.TYPE_WRONG,
          TrustError.KEY_UNKNOWN,
          TrustError.KEY_NOT_APPROVED,
          TrustError.KEY_REVOKED);

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final TerritoryService territory;
  private final AuditLog audit;
  private final SharedDispatch dispatch;
  private final Clock clock;
  private final Admission admission = new Admission(PER_SENDER, TOGETHER, WAIT_SECONDS);

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Signer signer;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile TrustedKeys keys;

  /** Made by the component runtime. */
  @Activate
  public SharedIntake(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference TerritoryService territory,
      @Reference AuditLog audit,
      @Reference SharedDispatch dispatch,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.territory = territory;
    this.audit = audit;
    this.dispatch = dispatch;
    this.clock = clock;
  }

  @Override
  public Answer take(Caller caller, InputStream body) throws IOException {
    access.requireAnywhere(caller, CentrePermissions.SEND);
    try (Admission.Place in = admission.enter(caller.username())) {
      byte[] bytes = body.readNBytes(RecordCodec.MAX_BYTES + 1);
      if (bytes.length > RecordCodec.MAX_BYTES) {
        throw new CtdpException(SharedError.TOO_LARGE, Integer.toString(RecordCodec.MAX_BYTES));
      }
      try (Admission.Place at = admission.work()) {
        return worked(caller, bytes);
      }
    }
  }

  private Answer worked(Caller caller, byte[] bytes) {
    SignedDocument document;
    RecordCodec.Batch batch;
    byte[] content;
    try {
      document = SignedDocument.read(bytes, RecordCodec.BOUNDS);
      content = document.content();
      batch = RecordCodec.read(content);
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          SharedError.UNREADABLE, e.problems(), e, e.problems().get(0).sentence(caller.locale()));
    }
    String digest = CanonicalJson.sha256(content);
    String key;
    try {
      access.require(caller, CentrePermissions.SEND, Target.of(batch.province()));
      key = verified(batch.province(), content, document.signature());
    } catch (CtdpException e) {
      if (EVENTS.contains(e.errorCode())) {
        event(caller, "exchange.records.refused", batch, digest, e.sentence(VI));
      }
      throw e;
    }
    if (territory.find(batch.province(), LocalDate.now(clock.withZone(ZONE))).isEmpty()) {
      throw new CtdpException(SharedError.PROVINCE_UNKNOWN, batch.province().toString());
    }
    Answer answer = stored(caller, batch, digest, key, bytes);
    if (answer == null) {
      introduce(batch);
      answer = stored(caller, batch, digest, key, bytes);
    }
    if (answer.outcome() == Outcome.STORED) {
      dispatch.wake();
    }
    return answer;
  }

  private String verified(UnitRef province, byte[] content, String signature) {
    TrustedKeys trusted = keys;
    Signer present = signer;
    if (trusted == null || present == null || present.current().isEmpty()) {
      throw new CtdpException(SharedError.NO_KEYS);
    }
    Verification v = trusted.verify(RecordCodec.BATCH_TYPE, content, signature);
    if (!v.owner().equals(Optional.of(province))) {
      throw new CtdpException(
          SharedError.OTHER_SENDER,
          province.toString(),
          v.owner().map(UnitRef::toString).orElse("trung tâm"));
    }
    return v.keyId();
  }

  /** The one transaction; null when the sender has never sent this type. */
  private Answer stored(
      Caller caller, RecordCodec.Batch batch, String digest, String key, byte[] bytes) {
    String province = batch.province().toString();
    return jpa.txExpr(
        TransactionType.RequiresNew,
        em -> {
          int locked =
              em.createQuery(
                      "update SharedChainEntity c set c.turn = c.turn + 1 where c.province ="
                          + " :province and c.type = :type")
                  .setParameter("province", province)
                  .setParameter("type", batch.type())
                  .executeUpdate();
          if (locked == 0) {
            return null;
          }
          SharedChainEntity chain =
              em.find(SharedChainEntity.class, new SharedChainEntity.Key(province, batch.type()));
          if (batch.number() <= chain.lastNo) {
            Optional<SharedContents.Stored> known =
                SharedContents.batch(em, province, batch.type(), batch.number());
            return known.isPresent() && known.get().digest().equals(digest)
                ? new Answer(Outcome.KNOWN, known.get().receipt())
                : conflict(caller, batch, digest, chain, "NUMBER");
          }
          if (batch.number() > chain.lastNo + 1) {
            return say(batch, digest, Outcome.SEND, chain);
          }
          if (chain.lastNo > 0 && !chain.lastDigest.equals(batch.previousDigest())) {
            return conflict(caller, batch, digest, chain, "CHAIN");
          }
          return next(em, caller, batch, digest, key, bytes, chain);
        });
  }

  private Answer next(
      EntityManager em,
      Caller caller,
      RecordCodec.Batch batch,
      String digest,
      String key,
      byte[] bytes,
      SharedChainEntity chain) {
    Map<String, SharedRecordEntity> held = new HashMap<>();
    em.createQuery(
            "select r from SharedRecordEntity r where r.province = :province and r.type = :type"
                + " and r.id in :ids",
            SharedRecordEntity.class)
        .setParameter("province", chain.province)
        .setParameter("type", chain.type)
        .setParameter("ids", batch.records().stream().map(SharedRecord::id).toList())
        .getResultList()
        .forEach(r -> held.put(r.id, r));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (SharedRecord record : batch.records()) {
      String contentDigest =
          CanonicalJson.sha256(record.content().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      SharedRecordEntity r = held.get(record.id());
      if (r != null && record.version() <= r.version) {
        if (record.version() == r.version && contentDigest.equals(r.digest)) {
          continue;
        }
        // Nothing was written yet that matters: the transaction is left without its batch.
        em.clear();
        return conflict(caller, batch, digest, chain, "VERSION");
      }
    }
    for (SharedRecord record : batch.records()) {
      SharedRecordEntity r = held.get(record.id());
      if (r != null && record.version() == r.version) {
        continue;
      }
      boolean isNew = r == null;
      if (isNew) {
        r = new SharedRecordEntity();
        r.province = chain.province;
        r.type = chain.type;
        r.id = record.id();
      }
      r.version = record.version();
      r.title = record.title();
      r.titleSearch = cut(VietnameseText.searchKey(record.title()), 300);
      r.titleSort = VietnameseText.sortKey(record.title());
      r.digest =
          CanonicalJson.sha256(record.content().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      r.batch = batch.number();
      r.receivedAt = now;
      r.state = RecordDesk.State.WAITING;
      r.attempts = 0;
      r.nextAttemptAt = null;
      r.problem = "";
      if (isNew) {
        em.persist(r);
      }
      SharedContents.insertVersion(em, r, record.content());
    }
    chain.lastNo = batch.number();
    chain.lastDigest = digest;
    chain.lastVersion =
        Math.max(chain.lastVersion, batch.records().get(batch.records().size() - 1).version());
    chain.receivedAt = now;
    em.flush();
    Answer answer = say(batch, digest, Outcome.STORED, chain);
    SharedContents.insertBatch(
        em,
        chain.province,
        chain.type,
        batch.number(),
        digest,
        batch.records().size(),
        key,
        cut(caller.username(), 64),
        now,
        bytes,
        answer.document());
    return answer;
  }

  private Answer conflict(
      Caller caller, RecordCodec.Batch batch, String digest, SharedChainEntity chain, String why) {
    LOG.warn(
        "Batch {} of {} from {} is not the one that is held ({})",
        batch.number(),
        batch.type(),
        batch.province(),
        why);
    event(
        caller,
        "exchange.records.conflict",
        batch,
        digest,
        why + ": " + chain.lastNo + " " + chain.lastDigest);
    return say(batch, digest, Outcome.CONFLICT, chain);
  }

  private Answer say(
      RecordCodec.Batch batch, String digest, Outcome outcome, SharedChainEntity chain) {
    byte[] content =
        RecordCodec.write(
            new RecordCodec.Receipt(
                batch.province(),
                batch.type(),
                batch.number(),
                digest,
                outcome,
                chain.lastNo,
                chain.lastDigest,
                chain.lastVersion,
                batch.records().size(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    return new Answer(
        outcome,
        new SignedDocument(content, signer.sign(RecordCodec.RECEIPT_TYPE, content)).write());
  }

  /** The sender's first batch of a type: its row, unless another node was faster. */
  private void introduce(RecordCodec.Batch batch) {
    try {
      jpa.tx(
          TransactionType.RequiresNew,
          em -> {
            SharedChainEntity chain = new SharedChainEntity();
            chain.province = batch.province().toString();
            chain.type = batch.type();
            em.persist(chain);
          });
    } catch (PersistenceException e) {
      LOG.debug("Another delivery has introduced {} {}", batch.province(), batch.type(), e);
    }
  }

  private void event(
      Caller caller, String action, RecordCodec.Batch batch, String digest, String problem) {
    audit.append(
        caller,
        action,
        new SubjectRef("shared-records", batch.province() + "/" + batch.type()),
        Map.of(
            "province",
            batch.province().toString(),
            "type",
            batch.type(),
            "batch",
            Long.toString(batch.number()),
            "digest",
            digest,
            "problem",
            cut(problem, 1000)));
  }

  static String cut(String text, int max) {
    if (text == null) {
      return "";
    }
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }

  /** All types that were received, in order. */
  static List<String> types(EntityManager em) {
    return em.createQuery(
            "select distinct c.type from SharedChainEntity c order by c.type", String.class)
        .getResultList();
  }
}
