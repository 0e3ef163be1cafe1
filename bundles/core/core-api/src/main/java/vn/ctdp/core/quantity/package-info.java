/**
 * Money in whole VND, areas in hectares, rates with their numerator, denominator, method and
 * cut-off.
 */
@Export
@Version("0.1.0")
package vn.ctdp.core.quantity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
