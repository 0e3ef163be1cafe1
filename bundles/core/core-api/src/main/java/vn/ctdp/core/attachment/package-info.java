/** Content-addressed files attached to records. */
@Export
@Version("0.1.0")
package vn.ctdp.core.attachment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
