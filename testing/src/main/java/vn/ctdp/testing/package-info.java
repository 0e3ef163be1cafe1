/**
 * Real databases for tests: Derby in memory and PostgreSQL, with the schema that a bundle's own
 * migrations make. On the class path of tests only.
 */
package vn.ctdp.testing;
