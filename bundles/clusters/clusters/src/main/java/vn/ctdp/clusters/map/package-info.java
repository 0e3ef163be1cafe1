/** Where clusters lie: dated points and outlines, and reading them from GeoJSON. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.map;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
