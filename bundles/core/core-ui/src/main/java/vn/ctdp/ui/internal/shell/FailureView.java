package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import vn.ctdp.core.error.CtdpException;

/** A page could not be built: what happened, what to do, and the incident id for the log. */
@ParentLayout(MainLayout.class)
public final class FailureView extends Div
    implements HasErrorParameter<Exception>, HasDynamicTitle {

  private static final long serialVersionUID = 1L;

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    CtdpException failure = FailureHandler.explain(parameter.getCaughtException());
    add(
        Blank.of(
            VaadinIcon.WARNING,
            failure.sentence(event.getUI().getLocale()),
            failure.nextStep(event.getUI().getLocale()),
            new Anchor("", getTranslation("shell.home.back"))));
    if (failure.errorCode().status() < 500) {
      Paragraph incident =
          new Paragraph(
              new Span(getTranslation("shell.failure.code") + " "),
              new Code(failure.errorCode().code()));
      incident.addClassName("ctdp-incident");
      add(incident);
    }
    return failure.errorCode().status();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.failure.page");
  }
}
