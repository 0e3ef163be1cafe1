/**
 * What both sides of the exchange compute alike: forms are read, formulas and checks evaluated,
 * envelopes written, read and digested. Pure code without state; province and centre must come to
 * the same result.
 */
@Export
@Version("0.1.0")
package vn.ctdp.exchange.engine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
