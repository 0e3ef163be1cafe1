package vn.ctdp.exchange.enrolment;

import org.osgi.annotation.versioning.ConsumerType;

/** Told after codes, requests or keys have changed on this node. Must return at once. */
@ConsumerType
public interface EnrolmentListener {

  /** Something changed; ask the services what. */
  void changed();
}
