/** Vietnamese text: normalisation, search keys, order, bilingual labels. */
@Export
@Version("0.1.0")
package vn.ctdp.core.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
