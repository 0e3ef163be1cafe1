package vn.ctdp.core.paper;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Number sequences of papers: each number once, without gaps, used when a paper is issued. Looking
 * needs {@code core.paper.view}, changing {@code core.paper.number}. Thread-safe.
 */
@ProviderType
public interface PaperNumbers {

  /**
   * How a number is written unless the office decides otherwise: {@code 05/BB-SCT}. {@code {so}} is
   * the number, {@code {so:2}} with zeros up to two digits (NĐ 30/2020 Phụ lục I), {@code {loai}}
   * the kind of document, {@code {coquan}} the office, {@code {nam}} the year.
   */
  String DEFAULT_PATTERN = "{so:2}/{loai}-{coquan}";

  /** Offices, the first one first; never empty. */
  List<PaperOffice> offices(Caller caller);

  /** Stores a new or changed office; making one the first takes that from the other. */
  PaperOffice saveOffice(Caller caller, PaperOffice office);

  /** Sequences of a year that are in use, and those that kinds of papers here would use. */
  List<PaperSeries> series(Caller caller, int year);

  /**
   * Sets how numbers are written from now on; those that are used stay as they are.
   *
   * @param pattern needs {@code {so}} exactly once; null for the default
   */
  void savePattern(Caller caller, String office, String documentType, String pattern);

  /**
   * Sets the last number that was used, because papers got numbers outside this system.
   *
   * @param last not below the largest number used here
   * @param reason required
   */
  PaperSeries correct(
      Caller caller, String office, String documentType, int year, int last, String reason);

  /** Numbers used. Filters: {@code year}, {@code office}, {@code type}. Newest first. */
  Page<PaperNumber> numbers(Caller caller, PageRequest request);
}
