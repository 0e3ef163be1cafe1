/** What the centre decides about reports: accepted, returned with reasons, locked, reopened. */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.decision;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
