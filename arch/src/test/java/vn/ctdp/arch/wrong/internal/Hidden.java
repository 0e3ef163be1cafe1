package vn.ctdp.arch.wrong.internal;

/** Stands for something internal to another bundle. */
public final class Hidden {}
