/** Import of tables as offices keep them, and changes of many clusters at once. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.imports;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
