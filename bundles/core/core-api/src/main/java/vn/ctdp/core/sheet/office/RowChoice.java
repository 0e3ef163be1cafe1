package vn.ctdp.core.sheet.office;

import java.util.UUID;

/**
 * What the user decided for a row.
 *
 * @param kind decision
 * @param record the record meant, for {@link Kind#EXISTING}; else null
 */
public record RowChoice(Kind kind, UUID record) {

  /** Decision for a row. */
  public enum Kind {
    /** Not taken. */
    LEAVE_OUT,
    /** Taken although it looks like a heading, a total or a remark. */
    TAKE,
    /** A new record, though one looks alike. */
    NEW,
    /** The named record. */
    EXISTING
  }
}
