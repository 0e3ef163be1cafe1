package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinRequest;
import java.util.List;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.SignIn;

/** Parts for setting up and using a second factor. */
final class SecondFactor {

  private SecondFactor() {}

  /**
   * A field for a code.
   *
   * @param label its label
   */
  static TextField codeField(String label) {
    TextField code = new TextField(label);
    code.getElement().setAttribute("autocomplete", "one-time-code");
    code.getElement().setAttribute("inputmode", "text");
    code.getElement().setAttribute("autocapitalize", "none");
    code.addClassName("ctdp-code");
    code.setMaxLength(32);
    return code;
  }

  /**
   * What to do with the phone: the QR code, and the secret for typing in.
   *
   * @param page for the texts
   * @param enrolment what to set up
   */
  static Component instructions(Component page, SignIn.TotpEnrolment enrolment) {
    Image qr =
        new Image(
            QrCode.dataUri(enrolment.otpauthUri()), page.getTranslation("shell.totp.enrol.qr"));
    qr.addClassName("ctdp-qr");
    Code secret = new Code(grouped(enrolment.secret()));
    secret.addClassName("ctdp-secret");
    OrderedList steps =
        new OrderedList(
            new ListItem(page.getTranslation("shell.totp.enrol.step1")),
            new ListItem(page.getTranslation("shell.totp.enrol.step2")),
            new ListItem(page.getTranslation("shell.totp.enrol.step3")));
    steps.addClassName("ctdp-prose");
    Paragraph typed =
        new Paragraph(new Span(page.getTranslation("shell.totp.enrol.typed") + " "), secret);
    typed.addClassName("ctdp-hint");
    Div all = new Div(steps, qr, typed);
    all.addClassName("ctdp-enrol");
    return all;
  }

  /**
   * Codes for the day when the phone is lost.
   *
   * @param codes the codes
   */
  static Component recoveryCodes(List<String> codes) {
    UnorderedList list = new UnorderedList();
    codes.forEach(code -> list.add(new ListItem(new Code(code))));
    list.addClassName("ctdp-recovery");
    return list;
  }

  /**
   * From where the current request comes.
   *
   * @param services for the language
   */
  static ClientInfo client(ShellServices services) {
    return new ClientInfo(
        SignInView.addressOf(VaadinRequest.getCurrent()), "ui", services.context().locale());
  }

  /** Groups of four, as people read them. */
  static String grouped(String secret) {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
