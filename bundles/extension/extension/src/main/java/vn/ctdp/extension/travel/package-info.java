/** National projects on their way between province and centre, and who owns what of them. */
@Export
@Version("0.1.0")
package vn.ctdp.extension.travel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
