package vn.ctdp.exchange.record;

import java.time.Instant;
import vn.ctdp.core.territory.UnitRef;

/**
 * A record at the centre, verified as the province's own.
 *
 * @param province whose it is
 * @param type type
 * @param id identity within type and province
 * @param version version
 * @param title what it is, for people
 * @param content canonical JSON object
 * @param receivedAt when the centre received this version
 */
public record ReceivedRecord(
    UnitRef province,
    String type,
    String id,
    long version,
    String title,
    String content,
    Instant receivedAt) {}
