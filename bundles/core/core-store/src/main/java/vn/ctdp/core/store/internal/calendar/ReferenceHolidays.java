package vn.ctdp.core.store.internal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.store.internal.rule.ReferenceRules;
import vn.ctdp.core.text.Localized;

/**
 * Holidays by year, from {@code holidays.csv}. Days fixed by date follow the Labour Code; those of
 * the lunar calendar are dated data, because the Vietnamese calendar is computed for UTC+7 and may
 * differ from the Chinese one, and because the days around them are decided each year.
 */
public final class ReferenceHolidays {

  private final List<SpecialDay> days;
  private final String sha256;

  private ReferenceHolidays(List<SpecialDay> days, String sha256) {
    this.days = List.copyOf(days);
    this.sha256 = sha256;
  }

  /** Reads the file. */
  public static ReferenceHolidays load() {
    Csv csv = Csv.reference("holidays.csv");
    return new ReferenceHolidays(
        csv.rows().stream().map(ReferenceHolidays::day).toList(), csv.sha256());
  }

  private static SpecialDay day(Csv.Row r) {
    boolean worked = r.require("kind").equals("WORKED");
    LocalDate day = r.day("day");
    if (worked
        && day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
      throw new IllegalStateException(day + " is no weekend day");
    }
    return new SpecialDay(
        day,
        worked,
        new Localized(r.require("name_vi"), r.require("name_en")),
        ReferenceRules.evidence(r.require("evidence")),
        r.get("remark"));
  }

  List<SpecialDay> days() {
    return days;
  }

  /** Brings the years to those of this version, except where somebody has entered them. */
  public int write(EntityManager em) {
    Map<Integer, List<SpecialDay>> byYear = new TreeMap<>();
    days.forEach(d -> byYear.computeIfAbsent(d.day().getYear(), y -> new ArrayList<>()).add(d));
    int changed = 0;
    for (Map.Entry<Integer, List<SpecialDay>> year : byYear.entrySet()) {
      CalendarYearEntity e = em.find(CalendarYearEntity.class, year.getKey());
      if (e == null) {
        e = new CalendarYearEntity();
        e.year = year.getKey();
        e.reference = true;
        em.persist(e);
      }
      if (e.reference) {
        em.flush();
        changed += CalendarRows.write(em, year.getKey(), year.getValue());
      }
    }
    return changed;
  }

  /** Digest of the file. */
  public String sha256() {
    return sha256;
  }

  /** How many days there are. */
  public int size() {
    return days.size();
  }
}
