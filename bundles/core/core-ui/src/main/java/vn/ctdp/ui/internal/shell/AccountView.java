package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.Locale;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.SignIn;

/** One's own account: password and second factor. */
public final class AccountView extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;

  /** Path of the page. */
  static final String PATH = "account";

  private final transient ShellServices services;

  AccountView(ShellServices services) {
    this.services = services;
    addClassName("ctdp-account");
    add(who(), password(), secondFactor());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.account.title");
  }

  private Component who() {
    Caller caller = services.context().caller();
    DescriptionList facts = new DescriptionList();
    facts.addClassName("ctdp-facts");
    facts.add(
        new DescriptionList.Term(getTranslation("shell.account.name")),
        new DescriptionList.Description(
            caller.displayName() == null ? caller.username() : caller.displayName()));
    facts.add(
        new DescriptionList.Term(getTranslation("shell.signIn.name")),
        new DescriptionList.Description(caller.username()));
    Section section = panel("shell.account.who");
    section.add(facts);
    return section;
  }

  private Component password() {
    Section section = panel("shell.password.title");
    PasswordField old = SecretField.of(this, "shell.password.old", Autocomplete.CURRENT_PASSWORD);
    NewPassword fields = new NewPassword(this);
    Div problem = problem();
    Button submit = new Button(getTranslation("shell.password.submit"));
    submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    submit.setDisableOnClick(true);
    submit.addClickListener(
        click -> {
          problem.setVisible(false);
          try {
            if (required(old, "shell.signIn.passwordMissing") && fields.agree()) {
              char[] before = old.getValue().toCharArray();
              Caller renewed =
                  services
                      .authentication()
                      .changeOwnPassword(services.context().caller(), before, fields.take());
              UserSession.current().caller(renewed);
              old.clear();
              Notices.done(UI.getCurrent(), getTranslation("shell.password.done"));
            }
          } catch (CtdpException e) {
            tell(problem, e);
          } finally {
            submit.setEnabled(true);
          }
        });
    Div form = new Div(old, fields.first(), fields.second());
    form.addClassName("ctdp-fields");
    section.add(problem, form, submit);
    return section;
  }

  private Component secondFactor() {
    Section section = panel("shell.totp.own.title");
    section.add(new Paragraph(getTranslation("shell.totp.own.text")));
    PasswordField password =
        SecretField.of(this, "shell.signIn.password", Autocomplete.CURRENT_PASSWORD);
    Div problem = problem();
    Div form = new Div(password);
    form.addClassName("ctdp-fields");
    Button start = new Button(getTranslation("shell.totp.own.start"));
    start.setDisableOnClick(true);
    start.addClickListener(
        click -> {
          problem.setVisible(false);
          try {
            if (required(password, "shell.signIn.passwordMissing")) {
              char[] secret = password.getValue().toCharArray();
              password.clear();
              SignIn.TotpEnrolment enrolment =
                  services.authentication().beginOwnTotp(services.context().caller(), secret);
              section.remove(form, start);
              section.add(enrol(enrolment, problem));
            }
          } catch (CtdpException e) {
            tell(problem, e);
          } finally {
            start.setEnabled(true);
          }
        });
    section.add(problem, form, start);
    return section;
  }

  private Component enrol(SignIn.TotpEnrolment enrolment, Div problem) {
    TextField code = SecondFactor.codeField(getTranslation("shell.totp.code"));
    Button submit = new Button(getTranslation("shell.totp.enrol.submit"));
    submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    submit.setDisableOnClick(true);
    Div fields = new Div(code);
    fields.addClassName("ctdp-fields");
    Div all = new Div(SecondFactor.instructions(this, enrolment), fields, submit);
    submit.addClickListener(
        click -> {
          problem.setVisible(false);
          try {
            SignIn answer =
                services
                    .authentication()
                    .enrolTotp(enrolment.token(), code.getValue(), SecondFactor.client(services));
            all.removeAll();
            all.add(new Paragraph(getTranslation("shell.totp.own.done")));
            if (answer instanceof SignIn.Done done) {
              UserSession.current().caller(done.caller());
              if (!done.recoveryCodes().isEmpty()) {
                all.add(
                    new Paragraph(getTranslation("shell.totp.recovery.text")),
                    SecondFactor.recoveryCodes(done.recoveryCodes()));
              }
            }
            Notices.done(UI.getCurrent(), getTranslation("shell.totp.own.done"));
          } catch (CtdpException e) {
            tell(problem, e);
          } finally {
            submit.setEnabled(true);
          }
        });
    code.focus();
    return all;
  }

  private boolean required(PasswordField field, String messageKey) {
    field.setInvalid(false);
    if (field.getValue().isEmpty()) {
      field.setErrorMessage(getTranslation(messageKey));
      field.setInvalid(true);
      field.focus();
      return false;
    }
    return true;
  }

  private void tell(Div problem, CtdpException failure) {
    FailureHandler.explain(failure);
    Locale locale = services.context().locale();
    problem.setText(FailureHandler.words(failure, locale));
    problem.setVisible(true);
  }

  private Section panel(String titleKey) {
    Section section = new Section(new H2(getTranslation(titleKey)));
    section.addClassName("ctdp-panel");
    return section;
  }

  private static Div problem() {
    Div problem = new Div();
    problem.addClassName("ctdp-problem");
    problem.getElement().setAttribute("role", "alert");
    problem.setVisible(false);
    return problem;
  }
}
