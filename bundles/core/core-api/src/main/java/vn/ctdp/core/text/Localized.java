package vn.ctdp.core.text;

import java.util.Locale;
import java.util.Objects;

/** A label in both languages of the platform. */
public record Localized(String vi, String en) {

  public Localized {
    Objects.requireNonNull(vi, "vi");
    Objects.requireNonNull(en, "en");
  }

  /** The text in the reader's language; Vietnamese unless the locale is English. */
  public String in(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : vi;
  }
}
