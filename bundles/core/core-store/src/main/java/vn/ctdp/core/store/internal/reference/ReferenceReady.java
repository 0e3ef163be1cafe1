package vn.ctdp.core.store.internal.reference;

/**
 * Registered once the reference data are in the database. Whatever serves them waits for it.
 *
 * @param rows how many rows there are in all
 */
public record ReferenceReady(int rows) {}
