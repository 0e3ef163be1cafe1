package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.SignIn;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.ui.view.Messages;

/**
 * Sign-in, step by step: name and password, second factor or its setting up, a new password where
 * one is due.
 */
public final class SignInView extends Main implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;

  /** Path of the page. */
  static final String PATH = "sign-in";

  private final transient ShellServices services;
  private final Section card = new Section();

  SignInView(ShellServices services) {
    this.services = services;
    addClassName("ctdp-sign-in");
    card.addClassName("ctdp-sign-in-card");
    Div side = new Div(card, languages());
    side.addClassName("ctdp-sign-in-side");
    add(whose(), side);
    credentials();
  }

  /** Ends the session and shows the sign-in page. */
  static void signOut() {
    UI.getCurrent().getPage().setLocation(PATH);
    VaadinSession session = VaadinSession.getCurrent();
    UserSession.of(session).caller(null);
    session.getSession().invalidate();
    session.close();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.signIn.title");
  }

  private Component whose() {
    Image mark = new Image("static/shell/mark-light.svg", "");
    mark.addClassName("ctdp-mark");
    H1 office = new H1(services.instance().name().in(services.context().locale()));
    Paragraph product = new Paragraph(getTranslation("shell.product"));
    product.addClassName("ctdp-product");
    Paragraph role =
        new Paragraph(
            getTranslation(
                services.instance().role() == InstanceRole.CENTRE
                    ? "shell.signIn.centre"
                    : "shell.signIn.province"));
    Footer footer =
        new Footer(new Span(getTranslation("shell.version", services.instance().version())));
    Div words = new Div(mark, office, product, role);
    words.addClassName("ctdp-sign-in-words");
    Section whose = new Section(words, footer);
    whose.addClassName("ctdp-sign-in-whose");
    return whose;
  }

  private Component languages() {
    boolean english = Messages.isEnglish(services.context().locale());
    Button other =
        new Button(
            english ? "Tiếng Việt" : "English",
            click -> Language.use(english ? Messages.VIETNAMESE : Messages.ENGLISH));
    other.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    other.getElement().setAttribute("lang", english ? "vi" : "en");
    Div row = new Div(other);
    row.addClassName("ctdp-sign-in-language");
    return row;
  }

  private void credentials() {
    TextField name = new TextField(getTranslation("shell.signIn.name"));
    name.setAutocomplete(Autocomplete.USERNAME);
    name.getElement().setAttribute("autocapitalize", "none");
    name.getElement().setAttribute("spellcheck", "false");
    name.setRequiredIndicatorVisible(false);
    PasswordField password =
        SecretField.of(this, "shell.signIn.password", Autocomplete.CURRENT_PASSWORD);
    Step step = new Step("shell.signIn.title", null, "shell.signIn.submit", null);
    step.add(name, password);
    step.run(
        () -> {
          if (name.getValue().isBlank()) {
            step.complain(name, getTranslation("shell.signIn.nameMissing"));
            return null;
          }
          if (password.getValue().isEmpty()) {
            step.complain(password, getTranslation("shell.signIn.passwordMissing"));
            return null;
          }
          char[] secret = password.getValue().toCharArray();
          password.clear();
          return services
              .authentication()
              .begin(name.getValue().trim().toLowerCase(Locale.ROOT), secret, client());
        });
    step.hint("shell.signIn.help");
    step.show(name);
  }

  private void next(SignIn answer) {
    if (answer instanceof SignIn.Done done && !done.recoveryCodes().isEmpty()) {
      recovery(done);
    } else if (answer instanceof SignIn.Done done) {
      enter(done.caller());
    } else if (answer instanceof SignIn.TotpRequired required) {
      code(required);
    } else if (answer instanceof SignIn.TotpEnrolment enrolment) {
      enrol(enrolment);
    } else if (answer instanceof SignIn.PasswordChange change) {
      newPassword(change);
    }
  }

  private void code(SignIn.TotpRequired required) {
    TextField code = SecondFactor.codeField(getTranslation("shell.totp.codeOrRecovery"));
    Step step =
        new Step("shell.totp.title", "shell.totp.text", "shell.signIn.submit", this::restart);
    step.add(code);
    step.run(
        () -> {
          if (code.getValue().isBlank()) {
            step.complain(code, getTranslation("shell.totp.missing"));
            return null;
          }
          String value = code.getValue();
          code.clear();
          return services.authentication().totp(required.token(), value, client());
        });
    step.hint("shell.totp.lost");
    step.show(code);
  }

  private void enrol(SignIn.TotpEnrolment enrolment) {
    TextField code = SecondFactor.codeField(getTranslation("shell.totp.code"));
    Step step =
        new Step(
            "shell.totp.enrol.title",
            "shell.totp.enrol.text",
            "shell.totp.enrol.submit",
            this::restart);
    step.add(SecondFactor.instructions(this, enrolment), code);
    step.run(
        () -> {
          if (code.getValue().isBlank()) {
            step.complain(code, getTranslation("shell.totp.missing"));
            return null;
          }
          String value = code.getValue();
          code.clear();
          return services.authentication().enrolTotp(enrolment.token(), value, client());
        });
    step.show(code);
  }

  private void recovery(SignIn.Done done) {
    Step step =
        new Step(
            "shell.totp.recovery.title",
            "shell.totp.recovery.text",
            "shell.totp.recovery.kept",
            null);
    step.add(SecondFactor.recoveryCodes(done.recoveryCodes()));
    step.run(() -> new SignIn.Done(done.caller()));
    step.show(step.submit);
  }

  private void newPassword(SignIn.PasswordChange change) {
    NewPassword fields = new NewPassword(this);
    Step step =
        new Step(
            "shell.password.title", "shell.password.must", "shell.password.submit", this::restart);
    step.add(fields.first(), fields.second());
    step.run(
        () -> {
          if (!fields.agree()) {
            return null;
          }
          return services.authentication().changePassword(change.token(), fields.take(), client());
        });
    step.show(fields.first());
  }

  private void restart() {
    credentials();
  }

  private void enter(Caller caller) {
    // A new id for the session: whoever knew the old one knows nothing now.
    VaadinServletRequest.getCurrent().getHttpServletRequest().changeSessionId();
    UserSession session = UserSession.current();
    session.caller(caller);
    UI.getCurrent().navigate(session.takeWanted().orElse(HomeView.PATH));
  }

  private ClientInfo client() {
    return SecondFactor.client(services);
  }

  /** One step of the sign-in: a heading, fields, a button, a place for what went wrong. */
  private final class Step {

    private final Div problem = new Div();
    private final Div fields = new Div();
    private final Button submit;
    private final H2 heading;
    private final Optional<Button> back;
    private final String textKey;
    private String hintKey;

    Step(String titleKey, String textKey, String submitKey, Runnable restart) {
      this.heading = new H2(getTranslation(titleKey));
      this.textKey = textKey;
      this.submit = new Button(getTranslation(submitKey));
      submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      submit.addClassName("ctdp-wide");
      submit.setDisableOnClick(true);
      submit.addClickShortcut(Key.ENTER);
      this.back =
          Optional.ofNullable(restart)
              .map(
                  r -> {
                    Button button =
                        new Button(getTranslation("shell.signIn.restart"), click -> r.run());
                    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
                    button.addClassName("ctdp-wide");
                    return button;
                  });
      problem.addClassName("ctdp-problem");
      problem.getElement().setAttribute("role", "alert");
      problem.setVisible(false);
      fields.addClassName("ctdp-fields");
    }

    void add(Component... components) {
      fields.add(components);
    }

    void hint(String key) {
      hintKey = key;
    }

    void run(Supplier<SignIn> action) {
      submit.addClickListener(
          click -> {
            problem.setVisible(false);
            try {
              SignIn answer = action.get();
              if (answer != null) {
                next(answer);
              }
            } catch (CtdpException e) {
              FailureHandler.explain(e);
              Locale locale = services.context().locale();
              problem.setText(FailureHandler.words(e, locale));
              problem.setVisible(true);
            } finally {
              submit.setEnabled(true);
            }
          });
    }

    void complain(com.vaadin.flow.component.HasValidation field, String text) {
      field.setErrorMessage(text);
      field.setInvalid(true);
      if (field instanceof Focusable<?> focusable) {
        focusable.focus();
      }
    }

    void show(Focusable<?> first) {
      card.removeAll();
      card.add(heading);
      if (textKey != null) {
        card.add(new Paragraph(getTranslation(textKey)));
      }
      card.add(problem, fields, submit);
      back.ifPresent(card::add);
      if (hintKey != null) {
        Paragraph hint = new Paragraph(getTranslation(hintKey));
        hint.addClassName("ctdp-hint");
        card.add(hint);
      }
      first.focus();
    }
  }

  /**
   * The address a request comes from.
   *
   * @param request the request
   */
  static String addressOf(VaadinRequest request) {
    return request == null ? "" : Optional.ofNullable(request.getRemoteAddr()).orElse("");
  }
}
