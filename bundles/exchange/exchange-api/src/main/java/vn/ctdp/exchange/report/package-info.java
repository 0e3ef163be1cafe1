/** Reports at the province: drawn up, checked, approved, sent. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
