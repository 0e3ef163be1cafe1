/** Internal, yet exported. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package vn.ctdp.arch.wrong.internal;
