package vn.ctdp.exchange.ui.internal;

import java.util.List;
import java.util.function.Function;
import vn.ctdp.exchange.enrolment.EnrolmentListener;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** A side's page about its keys and enrolments: where it is found, and who tells it of changes. */
abstract class KeyPages implements ViewContribution, EnrolmentListener {

  private final OpenPages open = new OpenPages();
  private final List<ViewRoute> routes;

  /**
   * @param page makes the page's route, given those that have it open
   */
  KeyPages(Function<OpenPages, ViewRoute> page) {
    routes = List.of(page.apply(open));
  }

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public String nameKey() {
    return "exchange.keys.title";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "exchange.keys.title", NavigationGroup.ADMINISTRATION, "key", 60, "keys"));
  }

  @Override
  public Messages messages() {
    return KeyTexts.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("keys.css");
  }

  @Override
  public void changed() {
    open.tell();
  }
}
