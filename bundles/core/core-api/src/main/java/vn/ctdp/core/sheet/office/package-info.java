/**
 * Tables as offices keep them: where the headings are, what the columns mean, figures, days and
 * communes as people type them, and what an import of such a table would do.
 */
@Export
@Version("0.1.0")
package vn.ctdp.core.sheet.office;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
