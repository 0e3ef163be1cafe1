/** What flows down: the centre's numbered stream of items, and what a province does with them. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.stream;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
