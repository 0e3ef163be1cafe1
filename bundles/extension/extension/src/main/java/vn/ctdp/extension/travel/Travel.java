package vn.ctdp.extension.travel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A national project on the exchange, as one side sees it.
 *
 * @param project the project
 * @param province whose project it is
 * @param side which side this is
 * @param waitsFor whose turn it is; null when it is over
 * @param version number of the last change at the province
 * @param reach how far that has come; at the centre always received
 * @param reachedAt when it was received; null before
 * @param receipt number of the batch and digest of the signed receipt; null before, and at the
 *     centre
 * @param steps for each step of {@link vn.ctdp.extension.Progress#done}, in their order
 * @param acts what the centre did, oldest first
 * @param requests requests for adjustments, oldest first
 */
public record Travel(
    UUID project,
    UnitRef province,
    Side side,
    Side waitsFor,
    long version,
    Reach reach,
    Instant reachedAt,
    String receipt,
    List<Mark> steps,
    List<TravelAct> acts,
    List<TravelRequest> requests) {

  public Travel {
    steps = List.copyOf(steps);
    acts = List.copyOf(acts);
    requests = List.copyOf(requests);
  }

  /**
   * Who made a step, and whether the other side has it.
   *
   * @param by who made it
   * @param reach how far it has come, for the one who made it; received for the other
   * @param at when it was received; null before, and where it is not known
   * @param receipt what proves it: batch and digest of the receipt, or the item's number; may be
   *     null
   */
  public record Mark(Side by, Reach reach, Instant at, String receipt) {}
}
