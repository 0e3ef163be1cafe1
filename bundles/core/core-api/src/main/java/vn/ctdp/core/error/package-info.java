/** Errors that people can act on: codes, sentences in Vietnamese and English, next steps. */
@Export
@Version("0.1.0")
package vn.ctdp.core.error;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
