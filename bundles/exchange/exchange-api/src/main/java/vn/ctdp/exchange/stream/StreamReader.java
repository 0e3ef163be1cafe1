package vn.ctdp.exchange.stream;

import java.time.Instant;
import vn.ctdp.core.territory.AdminUnit;

/**
 * How far a province has read.
 *
 * @param province the province
 * @param readTo last number that it has verified and stored; 0 when none
 * @param behind items published after that
 * @param lastSeen when it last asked; null when never
 * @param waiting items it keeps until their module is switched on
 * @param failed items it could not carry out
 * @param problem why it stopped reading; empty when all is well
 * @param version version of its platform; empty when unknown
 */
public record StreamReader(
    AdminUnit province,
    long readTo,
    long behind,
    Instant lastSeen,
    int waiting,
    int failed,
    String problem,
    String version) {}
