/** Following the register's changes, and the nation's clusters at the centre. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.record;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
