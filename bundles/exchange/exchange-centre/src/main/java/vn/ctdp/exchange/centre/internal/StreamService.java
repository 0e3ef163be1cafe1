package vn.ctdp.exchange.centre.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.PublishedItem;
import vn.ctdp.exchange.stream.StreamDesk;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.exchange.stream.StreamPublisher;
import vn.ctdp.exchange.stream.StreamReader;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.Signer;

/**
 * The stream on the database. Order comes from the lock on the head's row, so any number of nodes
 * may publish; nothing is kept in memory.
 */
@Component(service = {StreamPublisher.class, StreamDesk.class})
public final class StreamService implements StreamPublisher, StreamDesk {

  /** Bodies beyond this are left for the next page. */
  private static final int PAGE_BYTES = 2 << 20;

  private static final int MAX_NOTICE = 4000;
  private static final int MAX_TITLE = 500;
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Signer signer;
  private final TerritoryService territory;
  private final CalendarService calendar;
  private final AuditLog audit;
  private final Clock clock;

  @Activate
  public StreamService(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Signer signer,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference AuditLog audit,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.signer = signer;
    this.territory = territory;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public long publish(Caller caller, NewItem item) {
    access.require(caller, StreamPermissions.toPublish(item.kind()), Target.INSTANCE);
    String content;
    try {
      content = StreamCodec.content(item.content(), StreamCodec.MAX_CONTENT);
    } catch (InvalidDocumentException e) {
      throw invalid(e, caller);
    }
    if (item.title().vi().isBlank()
        || item.title().vi().length() > MAX_TITLE
        || item.title().en().length() > MAX_TITLE) {
      throw wrong("title", "Cần tiêu đề, tối đa 500 ký tự.", "A title of at most 500 characters.");
    }
    byte[] body = StreamCodec.body(item, content, caller.displayName());
    return jpa.txExpr(TransactionType.Required, em -> publish(em, caller, item, body));
  }

  private long publish(EntityManager em, Caller caller, NewItem item, byte[] body) {
    em.createQuery("update StreamHeadEntity h set h.lastNumber = h.lastNumber + 1 where h.id = 1")
        .executeUpdate();
    Object[] head =
        em.createQuery(
                "select h.lastNumber, h.lastDigest from StreamHeadEntity h where h.id = 1",
                Object[].class)
            .getSingleResult();
    StreamItemEntity e = new StreamItemEntity();
    e.number = (Long) head[0];
    e.previousDigest = (String) head[1];
    e.kind = item.kind();
    e.moduleId = item.moduleId();
    e.everybody = item.audience().everybody();
    e.titleVi = VietnameseText.normalise(item.title().vi());
    e.titleEn = VietnameseText.normalise(item.title().en());
    e.titleSearch = VietnameseText.searchKey(e.titleVi + " " + e.titleEn);
    if (e.titleSearch.length() > 1000) {
      e.titleSearch = e.titleSearch.substring(0, 1000);
    }
    e.publishedBy = caller.displayName();
    e.publishedAt = now();
    e.bodyDigest = CanonicalJson.sha256(body);
    e.sizeBytes = body.length;
    StreamCodec.Header header = header(e);
    e.digest = header.digest();
    Optional<KeyInfo> key = signer.current();
    if (key.isPresent()) {
      e.keyId = key.get().keyId();
      e.signature = signer.sign(StreamCodec.TYPE, header.bytes());
    }
    em.persist(e);
    for (UnitRef province : item.audience().provinces()) {
      StreamAudienceEntity a = new StreamAudienceEntity();
      a.number = e.number;
      a.province = province.toString();
      em.persist(a);
    }
    int partNo = 0;
    for (byte[] part : Bytes.split(body)) {
      StreamPartEntity p = new StreamPartEntity();
      p.number = e.number;
      p.partNo = partNo++;
      p.content = part;
      em.persist(p);
    }
    em.createQuery("update StreamHeadEntity h set h.lastDigest = :digest where h.id = 1")
        .setParameter("digest", e.digest)
        .executeUpdate();
    audit.append(
        caller,
        "exchange.stream.publish",
        new SubjectRef("stream-item", Long.toString(e.number)),
        Map.of(
            "kind", e.kind,
            "audience", cut(item.audience().toString(), 500),
            "title", e.titleVi,
            "digest", e.digest));
    return e.number;
  }

  private static StreamCodec.Header header(StreamItemEntity e) {
    return new StreamCodec.Header(e.number, e.previousDigest, e.publishedAt, e.bodyDigest);
  }

  @Override
  public long publishNotice(
      Caller caller, Audience audience, String moduleId, Localized title, Localized text) {
    String vi = VietnameseText.normalise(text.vi()).strip();
    String en = VietnameseText.normalise(text.en()).strip();
    if (vi.isEmpty() || vi.length() > MAX_NOTICE || en.length() > MAX_NOTICE) {
      throw wrong(
          "text", "Cần nội dung, tối đa 4.000 ký tự.", "A text of at most 4,000 characters.");
    }
    ObjectNode content = StreamCodec.object();
    content.put("schema", "ctdp-notice-1");
    content.put("level", "INFO");
    content.putObject("text").put("vi", vi).put("en", en.isEmpty() ? vi : en);
    Localized both = new Localized(title.vi(), title.en().isBlank() ? title.vi() : title.en());
    return publish(caller, new NewItem(ItemKind.NOTICE, audience, moduleId, both, text(content)));
  }

  @Override
  public long publishHolidays(Caller caller, Audience audience, int year) {
    if (!calendar.known(year)) {
      throw new CtdpException(StreamError.NO_HOLIDAYS, Integer.toString(year));
    }
    ObjectNode content = StreamCodec.object();
    content.put("schema", "ctdp-holidays-1");
    content.put("catalogue", "holidays");
    content.put("year", year);
    HolidayYear stored = calendar.holidayYear(year);
    if (stored.legalText() != null) {
      content.put("source", stored.legalText());
    }
    ArrayNode days = content.putArray("days");
    stored
        .days()
        .forEach(
            day ->
                days.addObject()
                    .put("day", day.day().toString())
                    .put("vi", day.name().vi())
                    .put("en", day.name().en())
                    .put("worked", day.worked()));
    return publish(
        caller,
        new NewItem(
            ItemKind.CATALOGUE,
            audience,
            "",
            new Localized("Ngày nghỉ lễ năm " + year, "Holidays of " + year),
            text(content)));
  }

  @Override
  public byte[] read(Caller caller, UnitRef province, long after, int limit) {
    access.require(caller, StreamPermissions.READ, Target.of(province));
    if (after < 0 || limit < 1 || limit > 500) {
      throw wrong(
          "limit", "limit từ 1 đến 500, after từ 0.", "limit is 1 to 500, after 0 or more.");
    }
    Optional<KeyInfo> key = signer.current();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          seen(em, province, after);
          long head = head(em);
          List<StreamItemEntity> items =
              em.createQuery(
                      "select e from StreamItemEntity e where e.number > :after order by e.number",
                      StreamItemEntity.class)
                  .setParameter("after", after)
                  .setMaxResults(limit)
                  .getResultList();
          Map<Long, List<byte[]>> bodies = bodies(em, province, items);
          List<StreamCodec.Sealed> page = new ArrayList<>();
          for (StreamItemEntity e : items) {
            // A key that has changed: the same header signed anew.
            if (key.isPresent() && !key.get().keyId().equals(e.keyId)) {
              e.signature = signer.sign(StreamCodec.TYPE, header(e).bytes());
              e.keyId = key.get().keyId();
            }
            if (e.signature == null) {
              break;
            }
            List<byte[]> parts = bodies.get(e.number);
            boolean addressed = parts != null;
            if (addressed && parts.isEmpty()) {
              break;
            }
            page.add(
                new StreamCodec.Sealed(
                    header(e),
                    e.signature,
                    addressed ? Optional.of(Bytes.join(parts)) : Optional.empty()));
          }
          return StreamCodec.write(new StreamCodec.Page(province.toString(), head, page));
        });
  }

  /** Parts of those addressed to the province; an empty list where the page has become too long. */
  private static Map<Long, List<byte[]>> bodies(
      EntityManager em, UnitRef province, List<StreamItemEntity> items) {
    Map<Long, List<byte[]>> result = new LinkedHashMap<>();
    if (items.isEmpty()) {
      return result;
    }
    long from = items.get(0).number;
    long to = items.get(items.size() - 1).number;
    Set<Long> named =
        new HashSet<>(
            em.createQuery(
                    "select a.number from StreamAudienceEntity a where a.province = :province and"
                        + " a.number between :from and :to",
                    Long.class)
                .setParameter("province", province.toString())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    Set<Long> wanted = new HashSet<>();
    long bytes = 0;
    for (StreamItemEntity e : items) {
      if (e.everybody || named.contains(e.number)) {
        result.put(e.number, new ArrayList<>());
        if (wanted.isEmpty() || bytes + e.sizeBytes <= PAGE_BYTES) {
          bytes += e.sizeBytes;
          wanted.add(e.number);
        } else {
          break;
        }
      }
    }
    if (!wanted.isEmpty()) {
      em.createQuery(
              "select p from StreamPartEntity p where p.number in (:numbers)"
                  + " order by p.number, p.partNo",
              StreamPartEntity.class)
          .setParameter("numbers", wanted)
          .getResultList()
          .forEach(p -> result.get(p.number).add(p.content));
    }
    return result;
  }

  private static long head(EntityManager em) {
    return em.createQuery("select h.lastNumber from StreamHeadEntity h where h.id = 1", Long.class)
        .getSingleResult();
  }

  /** The question itself says what the province holds. */
  private void seen(EntityManager em, UnitRef province, long after) {
    Instant now = now();
    int known =
        em.createQuery(
                "update StreamReaderEntity r set r.seenAt = :now, r.readTo = :after"
                    + " where r.province = :province")
            .setParameter("now", now)
            .setParameter("after", after)
            .setParameter("province", province.toString())
            .executeUpdate();
    if (known == 0) {
      em.persist(reader(province, after, now));
      em.flush();
    }
  }

  private static StreamReaderEntity reader(UnitRef province, long after, Instant now) {
    StreamReaderEntity r = new StreamReaderEntity();
    r.province = province.toString();
    r.readTo = after;
    r.seenAt = now;
    r.problem = "";
    r.version = "";
    return r;
  }

  @Override
  public void status(Caller caller, byte[] status) {
    if (status.length > StreamCodec.MAX_CONTENT) {
      throw new CtdpException(StreamError.STATUS, "> 1 MiB");
    }
    Status s;
    try {
      s = Status.read(status);
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          StreamError.STATUS, e.problems(), e, e.problems().get(0).sentence(caller.locale()));
    }
    access.require(caller, StreamPermissions.READ, Target.of(s.province()));
    jpa.tx(TransactionType.Required, em -> store(em, s));
  }

  private void store(EntityManager em, Status s) {
    Instant now = now();
    String province = s.province().toString();
    StreamReaderEntity r = em.find(StreamReaderEntity.class, province);
    if (r == null) {
      r = reader(s.province(), s.readTo(), now);
      em.persist(r);
    }
    r.seenAt = now;
    r.statusAt = now;
    r.readTo = s.readTo();
    r.waiting = s.waiting();
    r.failed = s.failed();
    r.problem = cut(s.problem(), 2000);
    r.version = cut(s.version(), 40);
    Map<String, ProvinceModuleEntity> modules = new HashMap<>();
    em.createQuery(
            "select m from ProvinceModuleEntity m where m.province = :province",
            ProvinceModuleEntity.class)
        .setParameter("province", province)
        .getResultList()
        .forEach(m -> modules.put(m.moduleId, m));
    for (Status.Module m : s.modules()) {
      ProvinceModuleEntity e = modules.remove(m.id());
      if (e == null) {
        e = new ProvinceModuleEntity();
        e.province = province;
        e.moduleId = m.id();
        e.since = now;
        e.enabled = m.enabled();
        e.version = m.version();
        e.nameVi = m.name().vi();
        e.nameEn = m.name().en();
        em.persist(e);
      } else {
        if (e.enabled != m.enabled() || !e.version.equals(m.version())) {
          e.since = now;
        }
        e.enabled = m.enabled();
        e.version = m.version();
        e.nameVi = m.name().vi();
        e.nameEn = m.name().en();
      }
    }
    modules.values().forEach(em::remove);
    Map<String, ProvinceFormEntity> forms = new HashMap<>();
    em.createQuery(
            "select f from ProvinceFormEntity f where f.province = :province",
            ProvinceFormEntity.class)
        .setParameter("province", province)
        .getResultList()
        .forEach(f -> forms.put(f.formId + "@" + f.formVersion, f));
    for (Status.Form f : s.forms()) {
      ProvinceFormEntity e = forms.get(f.id() + "@" + f.version());
      if (e == null) {
        e = new ProvinceFormEntity();
        e.province = province;
        e.formId = f.id();
        e.formVersion = f.version();
        e.firstSeen = now;
        e.lastSeen = now;
        em.persist(e);
      } else {
        e.lastSeen = now;
      }
    }
  }

  @Override
  public UnitRef provinceOf(Caller caller) {
    AccessControl.Reach reach = access.reach(caller, StreamPermissions.READ);
    // An account of a merged province reaches those that it was merged from as well.
    Set<UnitRef> own = new HashSet<>(reach.provinces());
    own.retainAll(
        territory.provinces(LocalDate.ofInstant(clock.instant(), ZONE)).stream()
            .map(AdminUnit::ref)
            .toList());
    if (reach.everything() || own.size() != 1) {
      throw new CtdpException(StreamError.NOT_ONE_PROVINCE);
    }
    return own.iterator().next();
  }

  @Override
  public Page<PublishedItem> published(Caller caller, PageRequest request) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "kind" -> conditions.add("e.kind = :kind");
                case "module" -> conditions.add("e.moduleId = :module");
                default -> throw SortColumns.unknown("filters." + name);
              }
              parameters.put(name, value);
            });
    if (!request.search().isBlank()) {
      conditions.add("e.titleSearch like :search");
      parameters.put(
          "search", "%" + VietnameseText.searchKey(request.search()).replaceAll("[%_]", "") + "%");
    }
    boolean ascending = false;
    for (var sort : request.sorts()) {
      if (!sort.property().equals("number")) {
        throw SortColumns.unknown("sorts." + sort.property());
      }
      ascending = sort.ascending();
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String order = " order by e.number" + (ascending ? "" : " desc");
    List<AdminUnit> provinces = territory.provinces(today());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(e) from StreamItemEntity e" + where, Long.class);
          parameters.forEach(count::setParameter);
          TypedQuery<StreamItemEntity> rows =
              em.createQuery(
                  "select e from StreamItemEntity e" + where + order, StreamItemEntity.class);
          parameters.forEach(rows::setParameter);
          List<StreamItemEntity> items =
              rows.setFirstResult(request.offset()).setMaxResults(request.limit()).getResultList();
          Map<Long, Set<UnitRef>> named = named(em, items);
          Map<UnitRef, Long> readTo = new HashMap<>();
          em.createQuery("select r from StreamReaderEntity r", StreamReaderEntity.class)
              .getResultList()
              .forEach(r -> readTo.put(UnitRef.parse(r.province), r.readTo));
          return new Page<>(
              items.stream()
                  .map(e -> published(e, named.getOrDefault(e.number, Set.of()), provinces, readTo))
                  .toList(),
              count.getSingleResult());
        });
  }

  private static Map<Long, Set<UnitRef>> named(EntityManager em, List<StreamItemEntity> items) {
    Map<Long, Set<UnitRef>> named = new HashMap<>();
    List<Long> numbers = items.stream().filter(e -> !e.everybody).map(e -> e.number).toList();
    for (int from = 0; from < numbers.size(); from += 500) {
      em.createQuery(
              "select a from StreamAudienceEntity a where a.number in (:numbers)",
              StreamAudienceEntity.class)
          .setParameter("numbers", numbers.subList(from, Math.min(numbers.size(), from + 500)))
          .getResultList()
          .forEach(
              a ->
                  named
                      .computeIfAbsent(a.number, n -> new HashSet<>())
                      .add(UnitRef.parse(a.province)));
    }
    return named;
  }

  private static PublishedItem published(
      StreamItemEntity e, Set<UnitRef> named, List<AdminUnit> all, Map<UnitRef, Long> readTo) {
    Set<UnitRef> addressed = new HashSet<>(named);
    if (e.everybody) {
      all.forEach(u -> addressed.add(u.ref()));
    }
    int read = (int) addressed.stream().filter(p -> readTo.getOrDefault(p, 0L) >= e.number).count();
    return new PublishedItem(
        e.number,
        e.kind,
        e.moduleId,
        e.everybody ? Audience.ALL : Audience.of(named),
        new Localized(e.titleVi, e.titleEn),
        e.publishedBy,
        e.publishedAt,
        e.digest,
        e.signature != null,
        read,
        addressed.size());
  }

  @Override
  public Optional<StreamItem> item(Caller caller, long number) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          StreamItemEntity e = em.find(StreamItemEntity.class, number);
          if (e == null) {
            return Optional.empty();
          }
          byte[] body =
              Bytes.join(
                  em
                      .createQuery(
                          "select p from StreamPartEntity p where p.number = :number order by"
                              + " p.partNo",
                          StreamPartEntity.class)
                      .setParameter("number", number)
                      .getResultList()
                      .stream()
                      .map(p -> p.content)
                      .toList());
          try {
            return Optional.of(StreamCodec.item(header(e), body));
          } catch (InvalidDocumentException x) {
            throw invalid(x, caller);
          }
        });
  }

  @Override
  public List<StreamReader> readers(Caller caller) {
    access.require(caller, StreamPermissions.VIEW, Target.INSTANCE);
    List<AdminUnit> provinces = territory.provinces(today());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          long head = head(em);
          Map<String, StreamReaderEntity> known = new HashMap<>();
          em.createQuery("select r from StreamReaderEntity r", StreamReaderEntity.class)
              .getResultList()
              .forEach(r -> known.put(r.province, r));
          return provinces.stream()
              .map(
                  p -> {
                    StreamReaderEntity r = known.get(p.ref().toString());
                    return r == null
                        ? new StreamReader(p, 0, head, null, 0, 0, "", "")
                        : new StreamReader(
                            p,
                            r.readTo,
                            Math.max(0, head - r.readTo),
                            r.seenAt,
                            r.waiting,
                            r.failed,
                            r.problem,
                            r.version);
                  })
              .toList();
        });
  }

  static String text(JsonNode node) {
    return new String(StreamCodec.canonical(node), StandardCharsets.UTF_8);
  }

  static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static CtdpException invalid(InvalidDocumentException e, Caller caller) {
    return new CtdpException(
        StreamError.CONTENT, e.problems(), e, e.problems().get(0).sentence(caller.locale()));
  }

  private static CtdpException wrong(String field, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, "EXS-FIELD", vi, en)), null);
  }
}
