package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A centre in a list, as it stands on the list's day.
 *
 * @param id id
 * @param province whose
 * @param parent the centre that it is under; null for a centre of the province
 * @param parentName its name; null without
 * @param facts how it stands
 * @param autonomy its level of autonomy; null when not known
 * @param staff its people; null when never stated
 * @param staffAsOf day of that statement
 * @param foundedOn first day
 * @param closedOn day from which it is no more; null while it exists
 */
public record CentreRow(
    UUID id,
    UnitRef province,
    UUID parent,
    String parentName,
    CentreFacts facts,
    AutonomyLevel autonomy,
    Integer staff,
    LocalDate staffAsOf,
    LocalDate foundedOn,
    LocalDate closedOn) {}
