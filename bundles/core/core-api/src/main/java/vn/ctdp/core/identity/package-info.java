/** People and rights: accounts, roles, scopes, sign-in, permission checks. */
@Export
@Version("0.1.0")
package vn.ctdp.core.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
