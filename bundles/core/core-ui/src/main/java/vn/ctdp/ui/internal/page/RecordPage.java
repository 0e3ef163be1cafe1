package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.ViewContext;

/** A page of one record, whose identity stands in the address; {@code new} for one to be. */
abstract class RecordPage extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  /** What stands in the address in place of an identity. */
  static final String NEW = "new";

  final transient ViewContext context;
  final transient PageServices services;

  RecordPage(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
    addClassName("cu-record");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    // The same page is used again when the next record is opened from it.
    removeAll();
    show(event.getRouteParameters().get("id").orElse(NEW));
  }

  abstract void show(String id);

  void missing(String list, String listTitle) {
    add(new PageHeader(t("core.missing.title")).back(list, listTitle));
    add(new EmptyState(VaadinIcon.SEARCH, t("core.missing"), t("core.missing.hint")));
  }

  static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Div panel(String title, Component... content) {
    Div panel = new Div();
    panel.addClassName("ctdp-panel");
    if (title != null) {
      panel.add(new H3(title));
    }
    panel.add(content);
    return panel;
  }
}
