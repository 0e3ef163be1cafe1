/** Legal documents (văn bản) that facts and decisions rest on. */
@Export
@Version("0.1.0")
package vn.ctdp.core.document;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
