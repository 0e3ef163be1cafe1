package vn.ctdp.ui.view;

import java.util.Objects;

/**
 * One line of the menu.
 *
 * @param titleKey message key of its text
 * @param group the heading it stands under
 * @param icon name in Vaadin's icon collection in lower case with hyphens, for example {@code
 *     factory} or {@code file-text-o}
 * @param order place within the group, smallest first; ties are broken by the text
 * @param path path of the view, one of the contribution's own routes, without parameters
 */
public record NavigationEntry(
    String titleKey, NavigationGroup group, String icon, int order, String path) {

  /** Checks that nothing is missing. */
  public NavigationEntry {
    Objects.requireNonNull(titleKey, "titleKey");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(icon, "icon");
    Objects.requireNonNull(path, "path");
  }
}
