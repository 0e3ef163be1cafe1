/** Industrial promotion (khuyến công): programmes, annual plans, projects and their money. */
@Export
@Version("0.1.0")
package vn.ctdp.extension;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
