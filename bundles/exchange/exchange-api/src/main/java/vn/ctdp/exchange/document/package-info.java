/** Reports as files for people: workbooks, printed forms, schemas. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.document;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
