package vn.ctdp.core.store.internal.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.document.DocumentType;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.store.internal.common.Refs;

/** The legal texts that the core's rules cite, from {@code documents.csv}. */
public final class ReferenceDocuments {

  private final List<LegalDocument> documents;
  private final String sha256;

  private ReferenceDocuments(List<LegalDocument> documents, String sha256) {
    this.documents = List.copyOf(documents);
    this.sha256 = sha256;
  }

  /** Reads the file. */
  public static ReferenceDocuments load() {
    Csv csv = Csv.reference("documents.csv");
    return new ReferenceDocuments(
        csv.rows().stream().map(ReferenceDocuments::document).toList(), csv.sha256());
  }

  private static LegalDocument document(Csv.Row r) {
    return new LegalDocument(
        id(r.require("number")),
        r.require("number"),
        r.day("date"),
        r.require("issuer"),
        DocumentType.valueOf(r.require("type")),
        r.get("title"),
        r.day("effective_from"),
        r.day("effective_to"),
        r.get("remark"),
        0);
  }

  /** The same id on every instance. */
  static UUID id(String number) {
    return Refs.stable("document", number);
  }

  /** Adds what is missing and updates what nobody has edited. */
  public int write(EntityManager em) {
    Map<String, DocumentEntity> present = new HashMap<>();
    Set<String> identities = new HashSet<>();
    em.createQuery("select e from LegalDocument e", DocumentEntity.class)
        .getResultList()
        .forEach(
            e -> {
              present.put(e.id, e);
              identities.add(e.identityKey);
            });
    int changed = 0;
    for (LegalDocument d : documents) {
      DocumentEntity e = present.get(d.id().toString());
      if (e == null && !identities.contains(DocumentRows.identity(d))) {
        e = new DocumentEntity();
        e.id = d.id().toString();
        DocumentRows.copy(d, e);
        em.persist(e);
        changed++;
      } else if (e != null && e.version == 0 && !DocumentRows.record(e).equals(d)) {
        // A bulk update leaves the version alone: it tells whether a person has edited the row.
        em.createQuery(
                "update LegalDocument e set e.title = :title, e.effectiveFrom = :from,"
                    + " e.effectiveTo = :to, e.remark = :remark where e.id = :id")
            .setParameter("title", d.title())
            .setParameter("from", d.effectiveFrom())
            .setParameter("to", d.effectiveTo())
            .setParameter("remark", d.remark())
            .setParameter("id", e.id)
            .executeUpdate();
        changed++;
      }
    }
    return changed;
  }

  /** Digest of the file. */
  public String sha256() {
    return sha256;
  }

  /** How many documents there are. */
  public int size() {
    return documents.size();
  }
}
