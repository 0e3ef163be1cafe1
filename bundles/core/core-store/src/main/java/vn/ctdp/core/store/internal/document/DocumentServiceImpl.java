package vn.ctdp.core.store.internal.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.document.DocumentService;
import vn.ctdp.core.document.DocumentType;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.ListQuery;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.common.Saving;
import vn.ctdp.core.store.internal.reference.ReferenceReady;
import vn.ctdp.core.subject.SubjectRef;

/** {@link DocumentService} on the table {@code core.legal_document}. */
@Component(service = DocumentService.class)
public final class DocumentServiceImpl implements DocumentService {

  static final String VIEW = "core.document.view";
  static final String MANAGE = "core.document.manage";

  private final JpaTemplate jpa;
  private final Access access;
  private final AuditWriter audit;

  @Activate
  public DocumentServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Access access,
      @Reference AuditWriter audit,
      @Reference ReferenceReady ready) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
  }

  @Override
  public Page<LegalDocument> page(Caller caller, PageRequest request) {
    access.requireAnywhere(caller, VIEW);
    ListQuery<DocumentEntity> query =
        new ListQuery<>(DocumentEntity.class, "LegalDocument e", request);
    query.filters(Set.of("type", "year"));
    DocumentType type = query.enumFilter("type", DocumentType.class);
    if (type != null) {
      query.where("e.type = :type").set("type", type.name());
    }
    String year = query.filter("year");
    if (year != null) {
      if (!year.matches("\\d{4}")) {
        throw ListQuery.unknown("filters.year");
      }
      query.where("e.year = :year").set("year", Integer.valueOf(year));
    }
    query.search("e.search like :search escape '!'");
    query.missingLast("date");
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Page<DocumentEntity> page =
              query.run(
                  em,
                  Map.of(
                      "date", "e.date",
                      "number", "e.numberSort",
                      "issuer", "e.issuerSort"),
                  "coalesce(e.year, 0) desc, e.numberSort",
                  "e.id");
          return new Page<>(page.rows().stream().map(DocumentRows::record).toList(), page.total());
        });
  }

  @Override
  public Optional<LegalDocument> find(Caller caller, UUID id) {
    return Optional.ofNullable(findAll(caller, List.of(id)).get(id));
  }

  @Override
  public Map<UUID, LegalDocument> findAll(Caller caller, Collection<UUID> ids) {
    access.requireAnywhere(caller, VIEW);
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<UUID, LegalDocument> found = new HashMap<>();
          for (List<UUID> part : Refs.chunks(new HashSet<>(ids))) {
            em.createQuery("select e from LegalDocument e where e.id in :ids", DocumentEntity.class)
                .setParameter("ids", Refs.inList(part))
                .getResultList()
                .forEach(e -> found.put(UUID.fromString(e.id), DocumentRows.record(e)));
          }
          return found;
        });
  }

  @Override
  public LegalDocument save(Caller caller, LegalDocument input) {
    access.requireAnywhere(caller, MANAGE);
    Problems problems = new Problems();
    LegalDocument d =
        new LegalDocument(
            input.id(),
            problems.required("number", input.number(), 100),
            input.date(),
            problems.required("issuer", input.issuer(), 255),
            input.type(),
            problems.optional("title", input.title(), 1000),
            input.effectiveFrom(),
            input.effectiveTo(),
            problems.optional("remark", input.remark(), 1000),
            input.version());
    problems.notNull("type", d.type());
    problems.period("effectiveFrom", d.effectiveFrom(), d.effectiveTo());
    problems.check();
    return Saving.guard(
        () ->
            jpa.txExpr(
                TransactionType.Required,
                em -> {
                  DocumentEntity e = null;
                  if (d.id() != null) {
                    e = em.find(DocumentEntity.class, d.id().toString());
                    if (e == null) {
                      throw new CtdpException(CoreError.NOT_FOUND, "văn bản", d.id().toString());
                    }
                    if (e.version != d.version()) {
                      throw new CtdpException(CoreError.CONFLICT);
                    }
                  }
                  boolean isNew = e == null;
                  String id = isNew ? UUID.randomUUID().toString() : e.id;
                  if (em.createQuery(
                              "select count(e) from LegalDocument e"
                                  + " where e.identityKey = :key and e.id <> :id",
                              Long.class)
                          .setParameter("key", DocumentRows.identity(d))
                          .setParameter("id", id)
                          .getSingleResult()
                      > 0) {
                    throw new CtdpException(CoreError.DUPLICATE, "Văn bản", d.number());
                  }
                  Map<String, String> details = new LinkedHashMap<>();
                  if (isNew) {
                    e = new DocumentEntity();
                    e.id = id;
                    details.put("number", d.number());
                    details.put("issuer", d.issuer());
                  } else {
                    LegalDocument before = DocumentRows.record(e);
                    Saving.difference(details, "number", before.number(), d.number());
                    Saving.difference(details, "date", before.date(), d.date());
                    Saving.difference(details, "issuer", before.issuer(), d.issuer());
                    Saving.difference(details, "type", before.type(), d.type());
                    Saving.difference(details, "title", before.title(), d.title());
                    Saving.difference(
                        details, "effectiveFrom", before.effectiveFrom(), d.effectiveFrom());
                    Saving.difference(
                        details, "effectiveTo", before.effectiveTo(), d.effectiveTo());
                    Saving.difference(details, "remark", before.remark(), d.remark());
                  }
                  DocumentRows.copy(d, e);
                  if (isNew) {
                    em.persist(e);
                  }
                  em.flush();
                  audit.append(
                      caller,
                      isNew ? "core.document.create" : "core.document.update",
                      new SubjectRef("document", id),
                      Saving.bounded(details));
                  return DocumentRows.record(e);
                }));
  }
}
