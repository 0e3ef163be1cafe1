/** Monthly reports of projects, aggregates with their parts, and what is about to go wrong. */
@Export
@Version("0.1.0")
package vn.ctdp.extension.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
