package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import vn.ctdp.extension.Project;
import vn.ctdp.ui.view.ViewContext;

/**
 * A part of the page of a project. Register an implementation as a service of this type; it may
 * come and go while the module runs, the page asks anew whenever it is drawn.
 *
 * <p>After a change it calls {@link ProjectView#redraw}.
 */
interface ProjectSection {

  /** Plan, contents, places. */
  int GENERAL = 100;

  /** What does not fit, what waits on the other side. */
  int TRAVEL = 150;

  /** Where it stands in its process. */
  int PROGRESS = 200;

  /** Money given, paid, accepted. */
  int MONEY = 250;

  /** Adjustments. */
  int ADJUSTMENTS = 300;

  /** What the rules say. */
  int ASSESSMENT = 400;

  /** Estimate, beneficiaries, results. */
  int ESTIMATE = 500;

  /** Texts. */
  int TEXTS = 600;

  /** Attachments and papers. */
  int ATTACHMENTS = 800;

  /** What was recorded and changed, by whom. */
  int HISTORY = 900;

  /** Place on the page: sections stand in ascending order; use one of the constants, plus a few. */
  int order();

  /**
   * The section for a project, as a panel of CSS class {@code ctdp-panel} with an {@code H3}; empty
   * when there is nothing to show to this user. Called with the page's lock held.
   *
   * @param context who is looking
   * @param project the project as it is stored
   */
  Optional<Component> section(ViewContext context, Project project);
}
