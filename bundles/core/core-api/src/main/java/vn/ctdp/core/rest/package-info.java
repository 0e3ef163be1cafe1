/** The REST seam: endpoints as services, independent of the REST library. */
@Export
@Version("0.1.0")
package vn.ctdp.core.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
