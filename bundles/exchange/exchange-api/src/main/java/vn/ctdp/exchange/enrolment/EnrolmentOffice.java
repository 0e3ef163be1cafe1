package vn.ctdp.exchange.enrolment;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.trust.KeyInfo;

/**
 * The centre's administration of codes, requests and keys. Reading needs {@value #VIEW}, everything
 * else {@value #MANAGE}. Every act is in the audit log. Thread-safe.
 */
@ProviderType
public interface EnrolmentOffice {

  /** Right to see keys and enrolments. */
  String VIEW = "exchange.keys.view";

  /** Right to issue codes, to decide on requests, to rotate and to revoke. */
  String MANAGE = "exchange.keys.manage";

  /** Issues a code; earlier open codes of the province are withdrawn. */
  EnrolmentCode.Issued issue(Caller caller, UnitRef province);

  /** Makes an open code worthless. */
  void withdraw(Caller caller, String codeId);

  /** Codes, newest first. */
  List<EnrolmentCode> codes(Caller caller);

  /** Requests, those that wait first, then newest first. */
  List<EnrolmentRequest> requests(Caller caller);

  /**
   * Lets a key in: from now on what it signs counts. The province's machine account is made; keys
   * and accounts that the province had before are followed by the new ones.
   */
  EnrolmentRequest approve(Caller caller, String requestId);

  /** Refuses a request. */
  EnrolmentRequest refuse(Caller caller, String requestId, String reason);

  /** Every key, by owner, the centre's first, newest first. */
  List<KeyInfo> keys(Caller caller);

  /**
   * Withdraws a key, from now on and on every node. For the centre's own present key a new one is
   * made that nobody endorses: the provinces have to enrol again.
   */
  KeyInfo revoke(Caller caller, String keyId, String reason);

  /** Replaces the centre's own key; the old one endorses the new one. */
  KeyInfo rotate(Caller caller);
}
