package vn.ctdp.modules.internal.store;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Embeddable;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.modules.internal.StateStore.Desired;

/** One module of a switch, with the desired state to go back to. */
@Embeddable
public class Switched {

  @Column(name = "module_id", nullable = false, length = 100)
  private String moduleId;

  @Enumerated(EnumType.STRING)
  @Column(name = "former_wanted", nullable = false, length = 16)
  private Wanted formerWanted;

  @Column(name = "former_by", nullable = false, length = 200)
  private String formerBy;

  @Column(name = "former_at")
  private Instant formerAt;

  @Column(name = "former_reason", nullable = false, length = 2000)
  private String formerReason;

  protected Switched() {}

  Switched(Desired former) {
    moduleId = former.id();
    formerWanted = former.wanted();
    formerBy = former.changedBy();
    formerAt = former.changedAt();
    formerReason = former.reason();
  }

  String moduleId() {
    return moduleId;
  }

  Desired former() {
    return new Desired(moduleId, formerWanted, formerBy, formerAt, formerReason);
  }
}
