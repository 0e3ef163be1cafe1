/** References to records of any module, resolved by whichever module owns them. */
@Export
@Version("0.1.0")
package vn.ctdp.core.subject;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
