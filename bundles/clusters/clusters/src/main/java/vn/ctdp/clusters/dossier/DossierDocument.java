package vn.ctdp.clusters.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.text.Localized;

/**
 * A recorded document. Its files hang on the subject {@code cluster-dossier-document}.
 *
 * @param id identity
 * @param type code of its type
 * @param name name of its type
 * @param rung rung on which the dossier stood when it was recorded, after its effect
 * @param outgoing whether the office sent it
 * @param number number and symbol
 * @param day day of signature or arrival
 * @param issuer issuing body; may be null
 * @param signerTitle office of the signer; may be null
 * @param summary what it says; may be null
 * @param recordedBy sign-in name
 * @param recordedAt when
 */
public record DossierDocument(
    UUID id,
    String type,
    Localized name,
    Rung rung,
    boolean outgoing,
    String number,
    LocalDate day,
    String issuer,
    String signerTitle,
    String summary,
    String recordedBy,
    Instant recordedAt) {}
