package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Enterprises without a project, leases and yearly figures. Reading needs {@code
 * clusters.register.view}, writing {@code clusters.register.edit} in the province. All writing
 * throws {@link vn.ctdp.core.error.CtdpException} for invalid input (with the fields), a stale
 * version, or a missing right. Thread-safe.
 */
@ProviderType
public interface ClusterTenants {

  /**
   * Tenants without a project on a day. Filter: {@code all} (true: also those that had left).
   * Sorts: name. Two statements.
   */
  Page<ClusterTenant> tenants(Caller caller, UUID cluster, PageRequest request, LocalDate day);

  /** Stores a new or changed tenant. */
  ClusterTenant saveTenant(Caller caller, ClusterTenant tenant);

  /** Removes a tenant that was entered by mistake; refused while leases or figures name it. */
  void removeTenant(Caller caller, UUID cluster, UUID id, long version);

  /**
   * Leases in force on a day. Filter: {@code all} (true: also those that had ended or not begun).
   * Sorts: number, from, until, area. Two statements.
   */
  Page<ClusterLease> leases(Caller caller, UUID cluster, PageRequest request, LocalDate day);

  /** Stores a new or changed lease. */
  ClusterLease saveLease(Caller caller, ClusterLease lease);

  /** Removes a lease that was entered by mistake. */
  void removeLease(Caller caller, UUID cluster, UUID id, long version);

  /** Figures of a project or a tenant, newest period first. */
  List<TenantFigures> figures(Caller caller, UUID cluster, UUID owner);

  /**
   * Stores figures. Those of a period that has some already replace them when the version is
   * theirs.
   */
  TenantFigures saveFigures(Caller caller, TenantFigures figures);

  /** Who is in a cluster on a day. A bounded number of statements. */
  Occupancy occupancy(Caller caller, UUID cluster, LocalDate day);
}
