/** Import of projects from tables as offices keep them. */
@Export
@Version("0.1.0")
package vn.ctdp.extension.imports;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
