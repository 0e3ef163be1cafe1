/** The line from a province to the centre: address, account, TLS. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.line;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
