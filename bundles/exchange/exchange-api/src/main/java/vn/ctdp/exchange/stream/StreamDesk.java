package vn.ctdp.exchange.stream;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** The stream seen from the centre. Thread-safe. */
@ProviderType
public interface StreamDesk {

  /**
   * What was published, newest first. Filters: {@code kind}, {@code module}. Needs {@code
   * exchange.stream.view}.
   */
  Page<PublishedItem> published(Caller caller, PageRequest request);

  /** The content of an item; needs {@code exchange.stream.view}. */
  Optional<StreamItem> item(Caller caller, long number);

  /**
   * How far each province has read, in Vietnamese order of their names. Needs {@code
   * exchange.stream.view}.
   */
  List<StreamReader> readers(Caller caller);

  /**
   * Publishes a message to people. Needs {@code exchange.stream.publish}.
   *
   * @param moduleId module that it is about: provinces keep it until they run that module; empty
   *     for a message to all
   * @param title one line
   * @param text plain text, at most 4,000 characters
   * @return the item's number
   */
  long publishNotice(
      Caller caller, Audience audience, String moduleId, Localized title, Localized text);

  /**
   * Publishes the holidays that this instance knows for a year. Needs {@code
   * exchange.stream.publish}.
   */
  long publishHolidays(Caller caller, Audience audience, int year);

  /**
   * A page of the stream as a province reads it: every number in order, contents only of items that
   * are addressed to it. Needs {@code exchange.stream.read} for the province.
   *
   * @param after last number that the province has
   * @param limit 1 to 500
   * @return the document {@code ctdp-stream-page-1}
   */
  byte[] read(Caller caller, UnitRef province, long after, int limit);

  /**
   * Takes what a province says about itself: how far it has read, its modules and form versions.
   * Needs {@code exchange.stream.read} for the province.
   *
   * @param status the document {@code ctdp-status-1}
   */
  void status(Caller caller, byte[] status);

  /**
   * The province that a machine account stands for, when it is exactly one.
   *
   * @throws vn.ctdp.core.error.CtdpException without {@code exchange.stream.read} for exactly one
   *     province
   */
  UnitRef provinceOf(Caller caller);
}
