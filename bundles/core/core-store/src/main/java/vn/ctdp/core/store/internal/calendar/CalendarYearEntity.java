package vn.ctdp.core.store.internal.calendar;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** That the holidays of a year are known. */
@Entity(name = "CalendarYear")
@Table(name = "calendar_year")
public class CalendarYearEntity {
  @Id
  @Column(name = "calendar_year")
  int year;

  /** True for what came with the platform; false for what somebody entered. */
  @Column(name = "reference_data")
  boolean reference;

  /** What decides the days; null for what came with the platform. */
  @Column(name = "legal_text")
  String legalText;

  @Version long version;
}
