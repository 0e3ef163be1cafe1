/**
 * Dossiers of clusters: establishment, expansion, change, abolition and withdrawal from the plan,
 * with rungs, clocks, documents, tests and the council.
 */
@Export
@Version("0.1.0")
package vn.ctdp.clusters.dossier;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
