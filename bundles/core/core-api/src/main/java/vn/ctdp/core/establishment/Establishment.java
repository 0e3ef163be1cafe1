package vn.ctdp.core.establishment;

import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A rural industrial establishment (cơ sở CNNT).
 *
 * @param id identity on this instance; null when new
 * @param businessCode enterprise code, tax code or household registration, at most 14 characters,
 *     digits and one hyphen; unique: two records with one code are the same establishment
 * @param name registered name
 * @param ownerType kind of owner
 * @param address street address; may be null
 * @param province province
 * @param commune commune; may be null when only the province is known
 * @param sector industrial-extension sector a–g; may be null
 * @param vsic VSIC code; may be null
 * @param workersTotal workers, 0 or more; null when unknown
 * @param workersFemale women among them; null when unknown
 * @param womanOwned owned by a woman; null when unknown
 * @param ethnicOwned owned by a member of an ethnic minority; null when unknown
 * @param version row version for optimistic locking; 0 when new
 */
public record Establishment(
    UUID id,
    String businessCode,
    String name,
    OwnerType ownerType,
    String address,
    UnitRef province,
    UnitRef commune,
    String sector,
    String vsic,
    Integer workersTotal,
    Integer workersFemale,
    Boolean womanOwned,
    Boolean ethnicOwned,
    long version) {}
