package vn.ctdp.core.error;

/**
 * One kind of failure. Every bundle has one enum that implements this interface.
 *
 * <p>Sentences are {@link java.text.MessageFormat} patterns; the arguments come from the {@link
 * CtdpException} that carries the code.
 */
public interface ErrorCode {

  /** Stable code for logs, REST and support, for instance {@code CORE-404}. */
  String code();

  /** The HTTP status that REST answers with, 400 to 599. */
  int status();

  /** What happened, in Vietnamese. */
  String vi();

  /** What happened, in English. */
  String en();

  /** What to do next, in Vietnamese; never empty. */
  String nextVi();

  /** What to do next, in English; never empty. */
  String nextEn();
}
