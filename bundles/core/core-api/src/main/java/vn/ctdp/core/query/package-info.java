/** Paging, sorting and searching, the same for every list. */
@Export
@Version("0.1.0")
package vn.ctdp.core.query;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
