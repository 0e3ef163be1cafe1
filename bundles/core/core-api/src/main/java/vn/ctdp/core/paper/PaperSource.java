package vn.ctdp.core.paper;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.subject.SubjectRef;

/**
 * Offered by a module whose records papers are made from. Papers that exist stay readable while the
 * module is off. Implementations are thread-safe.
 */
@ConsumerType
public interface PaperSource {

  /** The kinds, always the same, in the order in which people should see them. */
  List<PaperKind> kinds();

  /**
   * The template that is delivered, as text from which a Word document is made:
   *
   * <ul>
   *   <li>{@code @head}: office and number on the left, state, motto, place and day on the right
   *       (NĐ 30/2020 Phụ lục I); {@code @head plain} for a kind without numbers
   *   <li>{@code @title …}, {@code @subtitle …}: bold, centred; {@code @form …}: number of the
   *       form, italic, on the right
   *   <li>{@code @wide}: landscape, for broad tables
   *   <li>{@code # …}: heading; {@code > …}: centred; any other line: paragraph; empty lines divide
   *       nothing
   *   <li>{@code @table 10,60,30}: shares of the columns; then {@code | a | b |} lines, the first
   *       one the head, {@code |> } instead of {@code | } in front of a cell sets it to the right
   *   <li>{@code @sign A / B}: who signs, side by side; {@code @receivers a; b}: "Nơi nhận" on the
   *       left of the office's own signature
   * </ul>
   */
  String template(String kind);

  /**
   * The values of a record.
   *
   * @throws vn.ctdp.core.error.CtdpException when there is no such record, when the record is not
   *     yet so far that this paper can be made of it, or without the right to see it
   */
  PaperValues values(Caller caller, String kind, SubjectRef subject);

  /**
   * Refuses callers who may not make, issue or cancel papers of this kind of this record.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code ACCESS_DENIED}
   */
  void requireMake(Caller caller, String kind, SubjectRef subject);

  /**
   * Kinds that the caller may make of this record as it is now: {@link #requireMake} lets the
   * caller through and {@link #values} has what it needs. Empty for a record that is not there.
   */
  Set<String> makeable(Caller caller, SubjectRef subject);

  /**
   * Kinds of papers of this record that {@link #requireMake} lets the caller through for, however
   * far the record is: papers that exist are issued and cancelled also when no new one could be
   * made. Empty for a record that is not there.
   */
  Set<String> changeable(Caller caller, SubjectRef subject);
}
