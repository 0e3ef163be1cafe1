package vn.ctdp.clusters.dossier;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A dossier to be opened.
 *
 * @param kind what it asks for
 * @param planEntry plan entry; required for establishment without a cluster and for withdrawal;
 *     otherwise taken from the cluster when null
 * @param cluster cluster; required for expansion, change and abolition
 * @param openedOn day of the first letter; for kinds that begin with the receipt, the day of
 *     receipt, which fixes the rule set
 * @param proposal what is proposed
 */
public record NewDossier(
    DossierKind kind, UUID planEntry, UUID cluster, LocalDate openedOn, Proposal proposal) {}
