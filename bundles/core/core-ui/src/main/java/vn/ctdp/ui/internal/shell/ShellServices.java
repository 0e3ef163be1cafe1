package vn.ctdp.ui.internal.shell;

import java.time.Clock;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.ui.view.ViewContext;

/**
 * What the shell's own pages work with.
 *
 * @param authentication sign-in
 * @param access rights
 * @param instance whose instance this is
 * @param views contributions
 * @param work what waits for people
 * @param names names of rights
 * @param context who is looking
 * @param clock time
 */
record ShellServices(
    AuthenticationService authentication,
    AccessControl access,
    InstanceInfo instance,
    ViewRegistry views,
    WorkItems work,
    PermissionNames names,
    ViewContext context,
    Clock clock) {}
