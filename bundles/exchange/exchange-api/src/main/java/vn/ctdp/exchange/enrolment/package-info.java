/**
 * How a province's key becomes known to the centre, and what becomes of keys later: codes,
 * requests, approval, rotation, revocation.
 *
 * <p>An administrator of the centre issues a one-time code for a province. The province makes its
 * key itself and sends the public half, sealed for the centre, with the code and a proof that it
 * has the private half. The code also carries a fingerprint of the centre's key: a stranger in
 * between is noticed before anything is sent to him. Nothing that the province signs counts before
 * an administrator of the centre has approved the key. Private keys never leave their instance.
 */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.enrolment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
