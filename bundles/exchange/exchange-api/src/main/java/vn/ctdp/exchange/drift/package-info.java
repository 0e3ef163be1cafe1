/** Drift radar: whether province and centre hold the same lists, forms and totals. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.drift;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
