package vn.ctdp.modules.internal.store;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.modules.internal.StateStore.Desired;

/** Desired state of a module. */
@Entity
@Table(name = "module")
public class ModuleEntity {

  @Id
  @Column(length = 100)
  private String id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Wanted wanted;

  @Column(name = "changed_by", nullable = false, length = 200)
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(nullable = false, length = 2000)
  private String reason;

  protected ModuleEntity() {}

  ModuleEntity(Desired desired) {
    id = desired.id();
    set(desired);
  }

  final void set(Desired desired) {
    wanted = desired.wanted();
    changedBy = desired.changedBy();
    changedAt = desired.changedAt();
    reason = desired.reason();
  }

  Desired toDesired() {
    return new Desired(id, wanted, changedBy, changedAt, reason);
  }
}
