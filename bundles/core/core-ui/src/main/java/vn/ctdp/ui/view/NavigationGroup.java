package vn.ctdp.ui.view;

/** The headings of the menu, in the order in which they are shown. */
public enum NavigationGroup {
  /** What a user does first: home and personal work. Shown without a heading. */
  START("shell.nav.start"),
  /** The subject matter of the modules: clusters, industry promotion, inspections. */
  BUSINESS("shell.nav.business"),
  /** Reports upward, consolidation, decisions downward. */
  REPORTING("shell.nav.reporting"),
  /** Shared data: units, organisations, establishments, rules. */
  CATALOGUE("shell.nav.catalogue"),
  /** Users, modules, audit. */
  ADMINISTRATION("shell.nav.administration");

  private final String titleKey;

  NavigationGroup(String titleKey) {
    this.titleKey = titleKey;
  }

  /** Message key of the heading. */
  public String titleKey() {
    return titleKey;
  }
}
