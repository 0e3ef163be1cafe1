/** Administrative units with their history: a unit is (code, vintage), never a bare code. */
@Export
@Version("0.1.0")
package vn.ctdp.core.territory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
