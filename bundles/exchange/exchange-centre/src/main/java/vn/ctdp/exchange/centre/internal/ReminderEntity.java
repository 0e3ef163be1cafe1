package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A reminder that went out. */
@Entity
@Table(name = "reminder")
@IdClass(ReminderEntity.Key.class)
class ReminderEntity {

  @Id
  @Column(name = "form_id")
  String formId;

  @Id
  @Column(name = "period_code")
  String periodCode;

  @Id
  @Column(name = "last_day")
  LocalDate lastDay;

  @Id
  @Column(name = "step")
  String step;

  @Column(name = "sent_at")
  Instant sentAt;

  @Column(name = "item_no")
  long item;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String formId;
    String periodCode;
    LocalDate lastDay;
    String step;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.formId.equals(formId)
          && k.periodCode.equals(periodCode)
          && k.lastDay.equals(lastDay)
          && k.step.equals(step);
    }

    @Override
    public int hashCode() {
      return Objects.hash(formId, periodCode, lastDay, step);
    }
  }
}
