package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.persistence.EntityManager;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.text.Localized;

/** Between records and rows of the calendar. */
final class CalendarRows {

  private CalendarRows() {}

  static SpecialDay record(CalendarDayEntity e) {
    return new SpecialDay(
        e.day, e.worked, new Localized(e.nameVi, e.nameEn), Evidence.valueOf(e.evidence), e.remark);
  }

  /** Brings a year to the given days; returns how many were new, changed or removed. */
  static int write(EntityManager em, int year, Collection<SpecialDay> days) {
    Map<LocalDate, CalendarDayEntity> present = new LinkedHashMap<>();
    em.createQuery("select d from CalendarDay d where d.year = :year", CalendarDayEntity.class)
        .setParameter("year", year)
        .getResultList()
        .forEach(d -> present.put(d.day, d));
    int changed = 0;
    for (SpecialDay day : days) {
      CalendarDayEntity e = present.remove(day.day());
      boolean isNew = e == null;
      if (isNew) {
        e = new CalendarDayEntity();
        e.day = day.day();
        e.year = year;
      } else if (record(e).equals(day)) {
        continue;
      }
      e.worked = day.worked();
      e.nameVi = day.name().vi();
      e.nameEn = day.name().en();
      e.evidence = day.evidence().name();
      e.remark = day.remark();
      if (isNew) {
        em.persist(e);
      }
      changed++;
    }
    present.values().forEach(em::remove);
    return changed + present.size();
  }
}
