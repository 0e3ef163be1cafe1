/**
 * The network of industrial extension: a province's extension centres and its collaborators in the
 * communes (NĐ 45/2012/NĐ-CP Điều 8, Điều 10), and which communes have nobody.
 */
@Export
@Version("0.1.0")
package vn.ctdp.extension.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
