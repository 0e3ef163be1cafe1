/** Workbooks as offices send them, read safely into sheets, rows and typed cells. */
@Export
@Version("0.1.0")
package vn.ctdp.core.sheet;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
