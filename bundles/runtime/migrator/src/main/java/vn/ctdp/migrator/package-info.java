/** What the schema migrations of this instance are doing. */
@Export
@Version("0.1.0")
package vn.ctdp.migrator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
