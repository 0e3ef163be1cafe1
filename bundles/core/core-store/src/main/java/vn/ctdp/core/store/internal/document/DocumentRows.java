package vn.ctdp.core.store.internal.document;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.document.DocumentType;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.text.VietnameseText;

/** Between records and rows of documents. */
final class DocumentRows {

  private static final Pattern YEAR = Pattern.compile("/((?:19|20)\\d{2})(?:/|$)");

  private DocumentRows() {}

  /** Number, date and issuer in one: two documents with the same are the same. */
  static String identity(LegalDocument d) {
    return VietnameseText.searchKey(d.number()).replace(" ", "")
        + "|"
        + (d.date() == null ? "" : d.date())
        + "|"
        + VietnameseText.searchKey(d.issuer());
  }

  static void copy(LegalDocument d, DocumentEntity e) {
    e.identityKey = identity(d);
    e.number = d.number();
    e.numberSort = Refs.naturalSort(d.number());
    e.date = d.date();
    Matcher year = YEAR.matcher(d.number());
    e.year =
        d.date() != null
            ? Integer.valueOf(d.date().getYear())
            : year.find() ? Integer.valueOf(year.group(1)) : null;
    e.issuer = d.issuer();
    e.issuerSort = VietnameseText.sortKey(d.issuer());
    e.type = d.type().name();
    e.title = d.title();
    e.effectiveFrom = d.effectiveFrom();
    e.effectiveTo = d.effectiveTo();
    e.remark = d.remark();
    e.search =
        VietnameseText.searchKey(
            d.number()
                + " | "
                + d.type().vi()
                + " | "
                + d.issuer()
                + (d.title() == null ? "" : " | " + d.title()));
  }

  static LegalDocument record(DocumentEntity e) {
    return new LegalDocument(
        UUID.fromString(e.id),
        e.number,
        e.date,
        e.issuer,
        DocumentType.valueOf(e.type),
        e.title,
        e.effectiveFrom,
        e.effectiveTo,
        e.remark,
        e.version);
  }
}
