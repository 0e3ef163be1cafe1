/** Vacant industrial land, and its publication. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.vacancy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
