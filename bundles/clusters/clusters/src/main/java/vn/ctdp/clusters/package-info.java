/** The register of industrial clusters (cụm công nghiệp): plan entries, clusters, dated facts. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
