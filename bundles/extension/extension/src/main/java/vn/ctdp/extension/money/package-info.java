/**
 * Money of industrial promotion: budgets, allocation, contracts, advances, payments, settlement.
 */
@Export
@Version("0.1.0")
package vn.ctdp.extension.money;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
