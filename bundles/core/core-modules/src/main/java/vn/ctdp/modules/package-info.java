/** What the rest of the core may ask the module manager beyond the core API. */
@Export
@Version("0.1.0")
package vn.ctdp.modules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
