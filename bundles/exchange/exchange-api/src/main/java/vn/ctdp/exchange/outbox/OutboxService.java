package vn.ctdp.exchange.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * The province's queue to the centre. Messages leave it in the order of their approval, one at a
 * time: a later one never overtakes an earlier one that is not answered. Rights: {@code
 * exchange.report.view} to look, {@code exchange.outbox.manage} to change. Thread-safe.
 */
@ProviderType
public interface OutboxService {

  /** The road on which nothing is sent by itself: messages are carried as files. */
  String FILE = "file";

  /** How the queue stands. */
  OutboxStatus status(Caller caller);

  /** What waits, in the order of sending; search, filters and sorts are not offered. */
  Page<WaitingMessage> waiting(Caller caller, PageRequest request);

  /**
   * Chooses the road for everything that waits and comes. The choice is kept, outlives restarts,
   * and takes effect at once; a message whose answer is lost on one road may be sent again on
   * another, the centre knows it by its key.
   *
   * @param road one of {@link OutboxStatus#roads()}
   * @throws vn.ctdp.core.error.CtdpException when there is no such road, or without the right
   */
  OutboxStatus setRoad(Caller caller, String road);

  /** Tries now, whatever waiting time was set. */
  OutboxStatus sendNow(Caller caller);

  /**
   * Writes what waits into a file for the centre, whichever road is chosen: the same signed bytes
   * that would go over the line, in order. Nothing changes; the messages stay in the queue until
   * their answers come, over whichever road.
   *
   * @param report only this one; empty for all that wait, at most 1000
   * @throws vn.ctdp.core.error.CtdpException when nothing waits, or this instance has no key to
   *     sign with: the centre takes nothing from a file that is not signed
   */
  CarriedFile export(Caller caller, Optional<UUID> report);

  /**
   * Takes the centre's answer file: receipts end the waiting, refusals return reports, each only
   * with the centre's signature. Bringing the same file again changes nothing.
   *
   * @throws vn.ctdp.core.error.CtdpException when it is no such file, or is cut off
   */
  List<CarriedAnswer> takeAnswers(Caller caller, byte[] file);
}
