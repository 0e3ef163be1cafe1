package vn.ctdp.core.sheet.office;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of an import, whatever its rows were.
 *
 * @param id identity
 * @param state whether it stands
 * @param fileName name of the file
 * @param sha256 digest of the file
 * @param created records created
 * @param changed records changed
 * @param unchanged rows that changed nothing
 * @param leftOut rows left out
 * @param storedBy sign-in name of who uploaded it
 * @param storedAt when it was confirmed; null for a draft
 * @param undoneBy sign-in name; null while it stands
 * @param undoneAt when; null while it stands
 * @param undoneReason why; null while it stands
 */
public record ImportStored(
    UUID id,
    ImportState state,
    String fileName,
    String sha256,
    int created,
    int changed,
    int unchanged,
    int leftOut,
    String storedBy,
    Instant storedAt,
    String undoneBy,
    Instant undoneAt,
    String undoneReason) {}
