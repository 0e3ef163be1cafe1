package vn.ctdp.core.query;

/**
 * One column of an order.
 *
 * @param property a property name that the list documents; unknown names are refused
 * @param ascending true for A to Z
 */
public record Sort(String property, boolean ascending) {}
