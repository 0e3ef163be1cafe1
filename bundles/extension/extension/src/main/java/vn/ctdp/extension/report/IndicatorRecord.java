package vn.ctdp.extension.report;

import java.math.BigDecimal;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;

/**
 * What a project gave to a part of an aggregate.
 *
 * @param project the project
 * @param code its code
 * @param name its name
 * @param level national or local
 * @param content its main content
 * @param province its province
 * @param phase where it stood at the cut-off
 * @param contribution what it gave; null when it ought to have but lacks the fact
 */
public record IndicatorRecord(
    UUID project,
    String code,
    String name,
    FundLevel level,
    String content,
    UnitRef province,
    Phase phase,
    BigDecimal contribution) {}
