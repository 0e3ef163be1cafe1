/**
 * A map for the pages of modules, drawn with Leaflet on a net of meridians and parallels. There are
 * no tiles: nothing is asked of any other host.
 */
@Export
@Version("0.1.0")
package vn.ctdp.ui.map;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
