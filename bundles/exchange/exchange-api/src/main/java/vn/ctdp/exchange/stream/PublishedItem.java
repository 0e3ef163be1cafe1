package vn.ctdp.exchange.stream;

import java.time.Instant;
import vn.ctdp.core.text.Localized;

/**
 * An item as the centre's list shows it.
 *
 * @param number number
 * @param kind kind
 * @param moduleId module; empty for the platform
 * @param audience for whom
 * @param title what it is
 * @param publishedBy who
 * @param publishedAt when
 * @param digest SHA-256 of the signed header, lower-case hex
 * @param signed whether it carries the centre's signature; provinces get it from then on
 * @param readBy how many of those addressed have it
 * @param addressed how many are addressed
 */
public record PublishedItem(
    long number,
    String kind,
    String moduleId,
    Audience audience,
    Localized title,
    String publishedBy,
    Instant publishedAt,
    String digest,
    boolean signed,
    int readBy,
    int addressed) {}
