/**
 * Who signed what: keys of the centre and of the provinces, signing and verifying.
 *
 * <p><b>What a valid signature means.</b> A signature holds when the key named by its {@code kid}
 * is known, was approved, belongs to the type of message, and the mathematics is right. Then time
 * decides, and two questions must be told apart:
 *
 * <ul>
 *   <li><i>May it be taken in now?</i> {@link vn.ctdp.exchange.trust.TrustedKeys#verify}. A key
 *       that was replaced by rotation is still taken until its last day, because messages signed
 *       with it may wait in a queue. An expired or a revoked key is refused. An expired key is no
 *       reason to give a message up: the signature is no part of the signed content, so the sender
 *       signs the same content anew with its current key, and digest and place in the chain stay.
 *   <li><i>Was it good then?</i> {@link vn.ctdp.exchange.trust.TrustedKeys#verifyAt}. A signature
 *       made before the key was replaced, expired or revoked stays good for ever; so old reports
 *       and receipts stay verifiable. The moment must come from somewhere that can be trusted: for
 *       a report it is the time in the centre's receipt.
 * </ul>
 *
 * <p>Keys are never removed. What happened to a key is public and part of the exported key set.
 */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.trust;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
