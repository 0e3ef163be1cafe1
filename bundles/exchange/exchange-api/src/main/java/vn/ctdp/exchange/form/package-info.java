/** Report forms as versioned data, and the indicators that fill their cells. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.form;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
