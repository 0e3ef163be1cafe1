package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.ui.view.Messages;

/** What the shell remembers of one browser session. Touched with the session's lock held. */
final class UserSession implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient Caller caller;
  private String wanted;

  private UserSession() {}

  /**
   * The state of a session, made when first asked for.
   *
   * @param session the session, locked by the current thread
   */
  static UserSession of(VaadinSession session) {
    UserSession state = session.getAttribute(UserSession.class);
    if (state == null) {
      state = new UserSession();
      session.setAttribute(UserSession.class, state);
    }
    return state;
  }

  /** The state of the current session. */
  static UserSession current() {
    return of(VaadinSession.getCurrent());
  }

  /** Who is signed in, in the language of the session. */
  Optional<Caller> caller() {
    return Optional.ofNullable(caller).map(c -> c.withLocale(language(VaadinSession.getCurrent())));
  }

  /**
   * Remembers who is signed in.
   *
   * @param who the user; null for nobody
   */
  void caller(Caller who) {
    this.caller = who;
  }

  /** The page that was wanted before the sign-in, once. */
  Optional<String> takeWanted() {
    Optional<String> answer = Optional.ofNullable(wanted);
    wanted = null;
    return answer;
  }

  /**
   * Remembers the page that was wanted.
   *
   * @param location path with query within the instance
   */
  void wanted(String location) {
    this.wanted = location;
  }

  /**
   * One of the two languages of the system.
   *
   * @param session the session, may be null
   */
  static Locale language(VaadinSession session) {
    return session != null && Messages.isEnglish(session.getLocale())
        ? Messages.ENGLISH
        : Messages.VIETNAMESE;
  }
}
