package vn.ctdp.exchange.stream;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Offered at a province by whoever does something with items of a kind. Items of one kind and
 * module come one after the other, in their order. An item is handed over inside a transaction that
 * also marks it as done, so what a handler writes through the platform's database happens exactly
 * once; other effects must bear repetition. While there is no handler, or the item's module is off,
 * items are kept.
 */
@ConsumerType
public interface StreamHandler {

  /** Kind of items. */
  String kind();

  /**
   * Module whose items it takes; empty for those of every module that has no handler of its own.
   */
  default String moduleId() {
    return "";
  }

  /**
   * Does what the item says. An exception leaves everything as it was; the item is handed over
   * again later, and the exception's sentence is shown to administrators.
   */
  void handle(StreamItem item);

  /**
   * Told once what {@link #handle} did has been committed; the place to tell others of it. Not told
   * again after a crash in between. An exception is logged and changes nothing.
   */
  default void handled(StreamItem item) {}
}
