/** The queue of reports to the centre, and the road they take. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.outbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
