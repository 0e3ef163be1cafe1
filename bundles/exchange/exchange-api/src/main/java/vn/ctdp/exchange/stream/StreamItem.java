package vn.ctdp.exchange.stream;

import java.time.Instant;
import vn.ctdp.core.text.Localized;

/**
 * An item as a province has received and verified it.
 *
 * @param number its number in the centre's stream
 * @param kind kind
 * @param moduleId module it belongs to; empty for the platform
 * @param audience for whom it was published
 * @param title what it is
 * @param content canonical JSON object
 * @param publishedBy who published it, as shown
 * @param publishedAt when
 */
public record StreamItem(
    long number,
    String kind,
    String moduleId,
    Audience audience,
    Localized title,
    String content,
    String publishedBy,
    Instant publishedAt) {}
