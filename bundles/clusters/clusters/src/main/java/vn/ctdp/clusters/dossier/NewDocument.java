package vn.ctdp.clusters.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A document to be recorded; what it does to the dossier is in the definition of its type.
 *
 * @param type code of the type, for instance {@code CV_LAY_YK}
 * @param number number and symbol, 1 to 100 characters
 * @param day day of signature, or of arrival for an incoming document
 * @param issuer issuing body; may be null
 * @param signerTitle office of the signer, not a name; required for outgoing documents
 * @param summary what it says; required for supplements, refusal, withdrawal and a cancelled
 *     council
 * @param area for a decision: area decided, ha; null for that of the proposal
 */
public record NewDocument(
    String type,
    String number,
    LocalDate day,
    String issuer,
    String signerTitle,
    String summary,
    BigDecimal area) {}
