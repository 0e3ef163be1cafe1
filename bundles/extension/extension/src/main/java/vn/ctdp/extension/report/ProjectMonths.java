package vn.ctdp.extension.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Monthly reports of projects (TT 36/2013/TT-BCT Điều 23.3a, Mẫu 3a, 3b). Reading needs {@code
 * extension.project.view}, entering {@code extension.project.edit}, confirming {@code
 * extension.project.appraise}, each in the project's province. Thread-safe.
 */
@ProviderType
public interface ProjectMonths {

  /** Most reports stored at once. */
  int MOST = 500;

  /** Last day on which the report of a month is in time: the 24th, "before the 25th". */
  static LocalDate dueOn(YearMonth month) {
    return month.atDay(24);
  }

  /**
   * The sheet of a month: projects that are under way, and those that have a report of it. Filters:
   * {@code level}, {@code year}, {@code unit}, {@code reported} ({@code yes}, {@code no}, {@code
   * unconfirmed}). Sorts: name, code, end, support, unit.
   */
  Page<MonthRow> sheet(Caller caller, YearMonth month, PageRequest request);

  /** All monthly reports of a project, latest first. */
  List<MonthReport> reports(Caller caller, UUID project);

  /**
   * Stores reports of one month, all or none; a report that was confirmed and is changed has to be
   * confirmed again. One that says nothing new is left as it is.
   *
   * @return how many were stored
   * @throws vn.ctdp.core.error.CtdpException for invalid input (fields {@code rows[i].field}), a
   *     stale version, or a missing right
   */
  int save(Caller caller, YearMonth month, List<MonthReport> reports);

  /**
   * Confirms reports of a month in the name of the department.
   *
   * @return how many were confirmed; those that are confirmed already do not count
   */
  int confirm(Caller caller, YearMonth month, List<UUID> projects);
}
