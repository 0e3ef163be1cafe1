package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.ui.view.ViewContext;

/**
 * A part of the page of a cluster. Register an implementation as a service of this type; it may
 * come and go while the module runs, the page asks anew whenever it is drawn.
 *
 * <p>A section shows what was on the day of the snapshot ({@link ClusterSnapshot#day()}), not what
 * is today. After a change it calls {@link ClusterView#redraw}. The first {@code H3} in its
 * component is its title in the page's table of contents.
 */
interface ClusterSection {

  /** What is wrong or contradicts itself. */
  int CHECKS = 100;

  /** Rates and land. */
  int RATES = 200;

  /** Dossiers and other procedures that are under way. */
  int PROCEDURES = 250;

  /** Facts in force. */
  int FACTS = 300;

  /** Decisions in the order of their days. */
  int DECISIONS = 400;

  /** Developers, communes, plan entries, legacy. */
  int STANDING = 450;

  /** Projects, enterprises and leases. */
  int TENANTS = 500;

  /** Wastewater. */
  int WASTEWATER = 600;

  /** Place on the map, obstacles and tracking. */
  int TRACKING = 650;

  /** Attachments. */
  int ATTACHMENTS = 800;

  /** Reports in which it counts. */
  int REPORTS = 850;

  /** What was recorded and changed, by whom. */
  int HISTORY = 900;

  /** Place on the page: sections stand in ascending order; use one of the constants, plus a few. */
  int order();

  /**
   * The section for a cluster on a day, as a panel of CSS class {@code ctdp-panel} with an {@code
   * H3}; empty when there is nothing to show to this user. Called with the page's lock held.
   *
   * @param context who is looking
   * @param at the cluster as it stood on the day of the page
   */
  Optional<Component> section(ViewContext context, ClusterSnapshot at);
}
