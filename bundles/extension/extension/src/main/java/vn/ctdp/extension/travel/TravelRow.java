package vn.ctdp.extension.travel;

import java.time.Instant;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Phase;

/**
 * A national project on the exchange in a list.
 *
 * @param project identity
 * @param code code
 * @param name name
 * @param province whose project it is
 * @param year plan year
 * @param state code of its state
 * @param stateName its state
 * @param phase what the state means
 * @param support promotion money, đồng
 * @param waitsFor whose turn it is; null when it is over
 * @param openActs acts of the centre that do not fit
 * @param openRequests requests that wait for a decision
 * @param heardAt at the centre when the last version came, at the province when it last changed
 */
public record TravelRow(
    UUID project,
    String code,
    String name,
    UnitRef province,
    int year,
    String state,
    Localized stateName,
    Phase phase,
    long support,
    Side waitsFor,
    int openActs,
    int openRequests,
    Instant heardAt) {}
