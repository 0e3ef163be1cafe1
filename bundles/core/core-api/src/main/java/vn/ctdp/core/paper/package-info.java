/**
 * Papers made from records: kinds of papers with their placeholders, templates that an office may
 * replace, number sequences, and the papers attached to records.
 *
 * <p>A module registers a {@link vn.ctdp.core.paper.PaperSource}; everything else is the core's.
 */
@Export
@Version("0.1.0")
package vn.ctdp.core.paper;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
