package vn.ctdp.modules.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.CollectionTable;
import javax.persistence.Column;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.OrderColumn;
import javax.persistence.Table;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.ModuleHistory.Line;
import vn.ctdp.modules.ModuleHistory.Outcome;
import vn.ctdp.modules.internal.StateStore.Operation;

/** A switch that was asked for. */
@Entity
@Table(name = "module_switch")
public class SwitchEntity {

  @Id
  @Column(length = 36)
  private String id;

  @Column(name = "module_id", nullable = false, length = 100)
  private String moduleId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Wanted wanted;

  @Column(name = "requested_by", nullable = false, length = 200)
  private String requestedBy;

  @Column(name = "requested_at", nullable = false)
  private Instant requestedAt;

  @Column(nullable = false, length = 2000)
  private String reason;

  @Column(nullable = false)
  private int attempts;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Outcome outcome;

  @Column(name = "message_vi", nullable = false, length = 4000)
  private String messageVi;

  @Column(name = "message_en", nullable = false, length = 4000)
  private String messageEn;

  @ElementCollection
  @CollectionTable(name = "module_switched", joinColumns = @JoinColumn(name = "switch_id"))
  @OrderColumn(name = "step")
  private List<Switched> modules = new ArrayList<>();

  protected SwitchEntity() {}

  SwitchEntity(Operation operation) {
    id = operation.key();
    moduleId = operation.moduleId();
    wanted = operation.wanted();
    requestedBy = operation.by();
    requestedAt = operation.at();
    reason = operation.reason();
    attempts = operation.attempts();
    outcome = Outcome.OPEN;
    messageVi = "";
    messageEn = "";
    operation.former().forEach(former -> modules.add(new Switched(former)));
  }

  void again() {
    attempts++;
  }

  void end(Outcome how, Instant when, Localized message) {
    outcome = how;
    endedAt = when;
    messageVi = message.vi();
    messageEn = message.en();
  }

  Operation toOperation() {
    return new Operation(
        id,
        moduleId,
        wanted,
        modules.stream().map(Switched::former).toList(),
        requestedBy,
        requestedAt,
        reason,
        attempts);
  }

  Line toLine() {
    return new Line(
        moduleId,
        modules.stream().map(Switched::moduleId).toList(),
        wanted,
        requestedBy,
        requestedAt,
        reason,
        endedAt,
        outcome,
        new Localized(messageVi, messageEn));
  }
}
