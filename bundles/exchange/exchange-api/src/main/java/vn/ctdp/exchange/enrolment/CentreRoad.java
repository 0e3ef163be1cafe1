package vn.ctdp.exchange.enrolment;

import java.net.URI;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.territory.UnitRef;

/**
 * Carries the messages of enrolment from a province to the centre's {@link EnrolmentDoor}. What it
 * brings back is not trusted: every answer carries the centre's signature. Thread-safe; each call
 * ends within seconds.
 */
@ConsumerType
public interface CentreRoad {

  /** Fetches {@link EnrolmentDoor#greeting}. */
  String greeting(URI centre) throws RoadException;

  /** Delivers a sealed request to {@link EnrolmentDoor#receive}. */
  String enrol(URI centre, String sealed) throws RoadException;

  /** Fetches {@link EnrolmentDoor#state}. */
  String state(URI centre, String requestId) throws RoadException;

  /** Fetches {@link EnrolmentDoor#signedKeys}. */
  String keys(URI centre, UnitRef province) throws RoadException;

  /** Delivers a request to {@link EnrolmentDoor#rotate} as the province's machine account. */
  String rotate(URI centre, CentreLink.Login login, String request) throws RoadException;

  /** The centre was not reached, or it refused. */
  final class RoadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /**
     * A failure.
     *
     * @param sentence what happened, in Vietnamese, for the administrator
     * @param refused whether the centre itself said no, so that trying again is of no use
     * @param cause may be null
     */
    public RoadException(String sentence, boolean refused, Throwable cause) {
      super(sentence, cause);
      this.refused = refused;
    }

    /** Whether the centre said no. */
    public boolean refused() {
      return refused;
    }
  }
}
