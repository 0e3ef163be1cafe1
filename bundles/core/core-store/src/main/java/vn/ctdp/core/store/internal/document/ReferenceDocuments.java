package vn.ctdp.core.store.internal.document;

import java.util.List;
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
    int changed = 0;
    for (LegalDocument d : documents) {
      DocumentEntity e = em.find(DocumentEntity.class, d.id().toString());
      if (e != null && e.version > 0) {
        continue;
      }
      if (e == null) {
        if (!em.createQuery(
                "select e from LegalDocument e where e.identityKey = :key", DocumentEntity.class)
            .setParameter("key", DocumentRows.identity(d))
            .getResultList()
            .isEmpty()) {
          // Entered by hand before this version knew it.
          continue;
        }
        e = new DocumentEntity();
        e.id = d.id().toString();
        DocumentRows.copy(d, e);
        em.persist(e);
        changed++;
      } else if (!DocumentRows.record(e).equals(d)) {
        em.createQuery(
                "update LegalDocument e set e.title = :title, e.effectiveFrom = :from,"
                    + " e.effectiveTo = :to, e.remark = :remark, e.date = :date where e.id = :id")
            .setParameter("title", d.title())
            .setParameter("from", d.effectiveFrom())
            .setParameter("to", d.effectiveTo())
            .setParameter("remark", d.remark())
            .setParameter("date", d.date())
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
