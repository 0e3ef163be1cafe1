package vn.ctdp.exchange.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.report.ReportCell;

/**
 * A report on its way to the centre. A revision carries all its cells: what is absent is withdrawn.
 *
 * @param messageId identity of this message, a UUID
 * @param sender who sends
 * @param form form version
 * @param period period reported on
 * @param revision 1, 2, 3 …
 * @param cutoff day at which the records were read
 * @param drawnUpAt when they were read
 * @param approval who answers for it; empty in a preview
 * @param sequence the sender's number of this message: 1, 2, 3 … over all its forms; 0 in a preview
 *     and in messages from before there were numbers
 * @param previousDigest digest of the sender's envelope before this one; empty for the first
 * @param cells in the form's order
 * @param lists list sections in the form's order; a section without lines is absent
 * @param explanations of warnings
 */
public record Envelope(
    String messageId,
    Sender sender,
    FormKey form,
    Period period,
    int revision,
    LocalDate cutoff,
    Instant drawnUpAt,
    Optional<Approval> approval,
    long sequence,
    Optional<String> previousDigest,
    List<Cell> cells,
    List<Section> lists,
    List<Explanation> explanations) {

  public Envelope {
    cells = List.copyOf(cells);
    lists = List.copyOf(lists);
    explanations = List.copyOf(explanations);
  }

  /** A message without a number and without list sections. */
  public Envelope(
      String messageId,
      Sender sender,
      FormKey form,
      Period period,
      int revision,
      LocalDate cutoff,
      Instant drawnUpAt,
      Optional<Approval> approval,
      Optional<String> previousDigest,
      List<Cell> cells,
      List<Explanation> explanations) {
    this(
        messageId,
        sender,
        form,
        period,
        revision,
        cutoff,
        drawnUpAt,
        approval,
        0,
        previousDigest,
        cells,
        List.of(),
        explanations);
  }

  /**
   * The same message at its place in the sender's chain.
   *
   * @param number 1, 2, 3 …
   * @param before digest of the message before it; empty for the first
   */
  public Envelope at(long number, Optional<String> before) {
    return new Envelope(
        messageId,
        sender,
        form,
        period,
        revision,
        cutoff,
        drawnUpAt,
        approval,
        number,
        before,
        cells,
        lists,
        explanations);
  }

  /**
   * Who sends.
   *
   * @param instance id of the instance
   * @param organisation code of the organisation; may be empty
   * @param province the province reported on
   */
  public record Sender(String instance, String organisation, UnitRef province) {}

  /**
   * Who answers for the figures.
   *
   * @param by name of the person who approved
   * @param at when
   */
  public record Approval(String by, Instant at) {}

  /**
   * A figure.
   *
   * @param unit unit of the form's cell
   * @param cell the figure with its origins
   */
  public record Cell(String unit, ReportCell cell) {}

  /**
   * A list section.
   *
   * @param list key of the form's list
   * @param lines values by column key; what is empty is absent
   */
  public record Section(String list, List<Map<String, String>> lines) {

    public Section {
      lines = lines.stream().map(Map::copyOf).toList();
    }
  }

  /** Lines by list key. */
  public Map<String, List<Map<String, String>>> listLines() {
    Map<String, List<Map<String, String>>> result = new LinkedHashMap<>();
    lists.forEach(l -> result.put(l.list(), l.lines()));
    return result;
  }

  /**
   * Why a warning is no error.
   *
   * @param check id of the check
   * @param text the officer's words
   */
  public record Explanation(String check, String text) {}
}
