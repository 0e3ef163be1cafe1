/**
 * Verifying with nothing but a key set: what intake does against the database and what anybody can
 * do with an exported key set, by the same code. Needs the Java platform and nimbus-jose-jwt only.
 */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.keys;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
