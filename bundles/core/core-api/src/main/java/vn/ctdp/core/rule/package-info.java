/** Law as data: dated rule sets and parameters with province overrides. */
@Export
@Version("0.1.0")
package vn.ctdp.core.rule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
