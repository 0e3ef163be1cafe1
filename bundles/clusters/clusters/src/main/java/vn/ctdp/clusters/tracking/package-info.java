/** Weekly tracking, obstacles, and clusters that are slow. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.tracking;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
