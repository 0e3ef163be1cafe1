/** The module SPI and the module manager's service. */
@Export
@Version("0.1.0")
package vn.ctdp.core.module;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
