package vn.ctdp.core.error;

import java.util.Objects;

/**
 * Everything about an error code: what the accessors of {@link ErrorCode} give.
 *
 * @param code stable code, for instance {@code CORE-404}
 * @param status HTTP status, 400 to 599
 * @param vi what happened, in Vietnamese; a {@link java.text.MessageFormat} pattern, as the next
 *     three
 * @param en what happened, in English
 * @param nextVi what to do next, in Vietnamese; not empty
 * @param nextEn what to do next, in English; not empty
 */
public record ErrorText(
    String code, int status, String vi, String en, String nextVi, String nextEn) {

  public ErrorText {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(vi, "vi");
    Objects.requireNonNull(en, "en");
    Objects.requireNonNull(nextVi, "nextVi");
    Objects.requireNonNull(nextEn, "nextEn");
  }
}
