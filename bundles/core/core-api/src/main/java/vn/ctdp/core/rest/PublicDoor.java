package vn.ctdp.core.rest;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts what is asked without signing in, so that public pages cannot be used to keep the instance
 * busy. Pages and REST share one count. Thread-safe.
 */
@ProviderType
public interface PublicDoor {

  /**
   * Whether one more request from an address is answered now.
   *
   * @param address remote address, as the trusted proxy tells it
   * @return false when there were too many in the last minute: answer 429
   */
  boolean admit(String address);
}
