/**
 * What the pages of all modules are made of: lists, forms, fields, pickers, notices and panels.
 *
 * <p>A module's view gets them from the service {@link vn.ctdp.ui.component.Components}, or makes
 * the simple ones itself. All of them speak the language of the page in which they are made, show
 * figures the Vietnamese way, and are used with the page's lock held, as Vaadin demands.
 */
@Export
@Version("0.1.0")
package vn.ctdp.ui.component;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
