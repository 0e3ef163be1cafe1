package vn.ctdp.exchange.province.internal;

import java.util.Optional;
import vn.ctdp.exchange.line.CentreLine;

/**
 * Something that is looked after regularly, on the stream's own thread. Decides for itself whether
 * it is time.
 */
interface Chore {

  /** One look; the line to the centre is absent while there is none. */
  void run(Optional<CentreLine> line);
}
