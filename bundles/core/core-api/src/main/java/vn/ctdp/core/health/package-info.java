/** Health checks that name what is missing. */
@Export
@Version("0.1.0")
package vn.ctdp.core.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
