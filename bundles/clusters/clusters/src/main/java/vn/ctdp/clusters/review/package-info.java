/** What is wrong with the figures, what two sources say differently, and rates with their names. */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.review;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
