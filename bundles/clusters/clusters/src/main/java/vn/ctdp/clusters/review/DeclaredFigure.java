package vn.ctdp.clusters.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A figure of the province that somebody published: in a report, on a site. It is kept beside what
 * the records add up to, never instead of it.
 *
 * @param id identity; null when new
 * @param province the province
 * @param figure which figure
 * @param day the day it is about
 * @param value as published; per cent for a rate, VND for money
 * @param source where it was published, 1 to 300 characters
 * @param recordedBy sign-in name; set by the service
 * @param recordedAt when; set by the service
 */
public record DeclaredFigure(
    UUID id,
    UnitRef province,
    ProvinceFigure figure,
    LocalDate day,
    BigDecimal value,
    String source,
    String recordedBy,
    Instant recordedAt) {}
