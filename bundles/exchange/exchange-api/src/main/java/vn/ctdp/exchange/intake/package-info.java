/** Reports at the centre: received once, kept for ever, added up. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.intake;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
