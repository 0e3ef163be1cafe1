/** The append-only, hash-chained audit log. */
@Export
@Version("0.1.0")
package vn.ctdp.core.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
