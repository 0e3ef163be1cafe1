/** Organisations (đơn vị) with dated names and successors. */
@Export
@Version("0.1.0")
package vn.ctdp.core.organisation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
