package vn.ctdp.exchange.soap.internal;

/** A document has something for which the other form has no place. */
final class MappingException extends Exception {

  private static final long serialVersionUID = 1L;

  MappingException(String message) {
    super(message);
  }
}
