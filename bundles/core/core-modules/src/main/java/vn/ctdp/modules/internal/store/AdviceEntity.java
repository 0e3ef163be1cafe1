package vn.ctdp.modules.internal.store;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import vn.ctdp.core.module.ModuleStatus.Advice;

/** What the centre asks for. */
@Entity
@Table(name = "module_advice")
public class AdviceEntity {

  @Id
  @Column(name = "module_id", length = 100)
  private String moduleId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Advice advice;

  @Column(nullable = false, length = 500)
  private String source;

  @Column(name = "received_at", nullable = false)
  private Instant receivedAt;

  protected AdviceEntity() {}

  AdviceEntity(String moduleId, Advice advice, String source, Instant receivedAt) {
    this.moduleId = moduleId;
    this.advice = advice;
    this.source = source;
    this.receivedAt = receivedAt;
  }
}
