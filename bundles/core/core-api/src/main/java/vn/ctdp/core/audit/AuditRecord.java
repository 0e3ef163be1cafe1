package vn.ctdp.core.audit;

import java.time.Instant;
import java.util.Map;
import vn.ctdp.core.subject.SubjectRef;

/**
 * One line of the audit log.
 *
 * @param sequence 1, 2, 3 … without gaps
 * @param at when
 * @param actor sign-in name
 * @param channel door
 * @param address remote address; empty when internal
 * @param action for instance {@code clusters.cluster.update}
 * @param subject record concerned; null when none
 * @param details before and after values and the like; never secrets
 * @param previousHash hash of the line before; 64 zeros for the first
 * @param hash SHA-256 over all the other fields
 */
public record AuditRecord(
    long sequence,
    Instant at,
    String actor,
    String channel,
    String address,
    String action,
    SubjectRef subject,
    Map<String, String> details,
    String previousHash,
    String hash) {

  public AuditRecord {
    details = Map.copyOf(details);
  }
}
