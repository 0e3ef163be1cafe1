package vn.ctdp.ui.view;

import java.util.Objects;

/**
 * One line of the menu, or one tab of a line.
 *
 * <p>A module with three or more lines under {@link NavigationGroup#BUSINESS} gets a heading of its
 * own there, which opens and closes.
 *
 * @param titleKey message key of its text
 * @param group the heading it stands under
 * @param icon name in Vaadin's icon collection in lower case with hyphens, for example {@code
 *     factory} or {@code file-text-o}
 * @param order place within the group, smallest first; ties are broken by the text
 * @param path path of the view, one of the contribution's own routes, without parameters
 * @param page message key of the line of the menu that this view shares with others of its module:
 *     they are tabs of one page, in the order of their entries; null for a line of its own
 */
public record NavigationEntry(
    String titleKey, NavigationGroup group, String icon, int order, String path, String page) {

  /** Checks that nothing is missing. */
  public NavigationEntry {
    Objects.requireNonNull(titleKey, "titleKey");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(icon, "icon");
    Objects.requireNonNull(path, "path");
  }

  /** A line of its own. */
  public NavigationEntry(
      String titleKey, NavigationGroup group, String icon, int order, String path) {
    this(titleKey, group, icon, order, path, null);
  }

  /** The same view as a tab of a page that it shares with others of its module. */
  public NavigationEntry tabOf(String pageKey) {
    return new NavigationEntry(titleKey, group, icon, order, path, pageKey);
  }
}
