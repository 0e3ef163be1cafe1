package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A holiday, or a weekend day worked in exchange. */
@Entity(name = "CalendarDay")
@Table(name = "calendar_day")
public class CalendarDayEntity {
  @Id
  @Column(name = "calendar_day")
  LocalDate day;

  @Column(name = "calendar_year")
  int year;

  boolean worked;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  String evidence;
  String remark;
}
