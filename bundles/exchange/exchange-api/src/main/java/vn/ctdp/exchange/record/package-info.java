/**
 * Records that a province keeps and shares with the centre: latest version, history, source. A
 * module offers them with a {@link vn.ctdp.exchange.record.SharedRecordSource} and takes them at
 * the centre with a {@link vn.ctdp.exchange.record.SharedRecordHandler}; how they travel is the
 * exchange's affair.
 */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.record;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
