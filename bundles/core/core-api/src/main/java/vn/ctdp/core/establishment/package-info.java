/** Rural industrial establishments (cơ sở công nghiệp nông thôn). */
@Export
@Version("0.1.0")
package vn.ctdp.core.establishment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
