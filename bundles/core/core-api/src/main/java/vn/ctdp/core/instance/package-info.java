/** What this instance is: centre or province, whose, where. */
@Export
@Version("0.1.0")
package vn.ctdp.core.instance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
