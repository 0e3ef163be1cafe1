/** Who is late: last days of reports, decisions that move them, and the matrix of the provinces. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.deadline;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
