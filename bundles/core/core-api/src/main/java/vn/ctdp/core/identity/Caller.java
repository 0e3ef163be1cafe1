package vn.ctdp.core.identity;

import java.util.Locale;
import java.util.Objects;

/**
 * Who is calling a service, through which door. Every service method that reads or changes
 * protected data takes the caller as its first argument; rights are looked up at each call, so a
 * right that is taken away is gone at once.
 *
 * @param userId id of the account; for the system its name
 * @param username sign-in name
 * @param displayName name to show
 * @param kind person, machine or the system itself
 * @param channel door: {@code ui}, {@code rest}, {@code soap}, {@code operator}, {@code internal}
 * @param address remote address; empty when internal
 * @param locale language of sentences meant for the caller
 * @param session mark of the sign-in that the caller comes from: it stops being good when the
 *     password or the second factor is reset or the account is deactivated; empty for the system
 */
public record Caller(
    String userId,
    String username,
    String displayName,
    Kind kind,
    String channel,
    String address,
    Locale locale,
    String session) {

  /** Kind of account. */
  public enum Kind {
    PERSON,
    MACHINE,
    SYSTEM
  }

  public Caller {
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(locale, "locale");
    Objects.requireNonNull(session, "session");
  }

  /** A caller that does not come from a sign-in. */
  public Caller(
      String userId,
      String username,
      String displayName,
      Kind kind,
      String channel,
      String address,
      Locale locale) {
    this(userId, username, displayName, kind, channel, address, locale, "");
  }

  /**
   * The platform acting by itself, for instance at start-up. It may do everything and appears in
   * the audit log under the given name.
   */
  public static Caller system(String name) {
    return new Caller(
        name, name, name, Kind.SYSTEM, "internal", "", Locale.forLanguageTag("vi-VN"));
  }

  /** The same caller in another language. */
  public Caller withLocale(Locale other) {
    return new Caller(userId, username, displayName, kind, channel, address, other, session);
  }
}
