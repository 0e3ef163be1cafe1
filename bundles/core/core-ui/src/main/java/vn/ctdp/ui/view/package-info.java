/**
 * How a module shows itself in the shell: routes, menu entries and texts, given as one OSGi
 * service.
 *
 * <p>A bundle with views registers one {@link vn.ctdp.ui.view.ViewContribution} as a Declarative
 * Services component. The shell adds its routes and menu entries to every open page when the
 * service comes and takes them away when it goes; no page is reloaded, nobody is signed out.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package vn.ctdp.ui.view;
