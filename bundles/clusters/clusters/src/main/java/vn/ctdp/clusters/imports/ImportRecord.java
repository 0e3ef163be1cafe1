package vn.ctdp.clusters.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.sheet.office.ImportState;
import vn.ctdp.core.sheet.office.ImportStored;

/**
 * An import that was stored.
 *
 * @param id identity
 * @param target what its rows were
 * @param state whether it still stands
 * @param fileName name of the file
 * @param sha256 digest of the file
 * @param attachment the file
 * @param cutoff day on which the figures hold
 * @param source where the figures are from
 * @param created records created
 * @param changed records changed
 * @param unchanged rows that changed nothing
 * @param leftOut rows left out
 * @param facts facts recorded
 * @param storedBy sign-in name
 * @param storedAt when
 * @param undoneBy sign-in name; null while it stands
 * @param undoneAt when; null while it stands
 * @param undoneReason why; null while it stands
 */
public record ImportRecord(
    UUID id,
    ImportTarget target,
    ImportState state,
    String fileName,
    String sha256,
    UUID attachment,
    LocalDate cutoff,
    String source,
    int created,
    int changed,
    int unchanged,
    int leftOut,
    int facts,
    String storedBy,
    Instant storedAt,
    String undoneBy,
    Instant undoneAt,
    String undoneReason) {

  /** What every import says of itself. */
  public ImportStored stored() {
    return new ImportStored(
        id,
        state,
        fileName,
        sha256,
        created,
        changed,
        unchanged,
        leftOut,
        storedBy,
        storedAt,
        undoneBy,
        undoneAt,
        undoneReason);
  }
}
