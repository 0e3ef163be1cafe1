/**
 * A sender of reports and an oracle, written from the documents of the exchange and not from its
 * code: what they agree on with a centre, two programs agree on. Needs Jackson and the Java
 * platform alone, so that the benchmarks compile it as well.
 */
package vn.ctdp.sim;
