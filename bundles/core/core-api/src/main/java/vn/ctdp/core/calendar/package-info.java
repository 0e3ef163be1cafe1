/** Periods with closing windows, holidays, working days and deadlines. */
@Export
@Version("0.1.0")
package vn.ctdp.core.calendar;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
