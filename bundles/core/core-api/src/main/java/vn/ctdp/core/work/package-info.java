/** What waits for a person: the home page's SPI. */
@Export
@Version("0.1.0")
package vn.ctdp.core.work;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
