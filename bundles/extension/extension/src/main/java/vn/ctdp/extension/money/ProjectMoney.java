package vn.ctdp.extension.money;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundSource;

/**
 * Money figures of projects, for everyone who needs them. Needs {@code extension.money.view}; a
 * province sees its own projects, the centre all that are stored there. Thread-safe. Every method
 * takes one or two statements, whatever the number of projects.
 */
@ProviderType
public interface ProjectMoney {

  /**
   * Figures by project, budget year, source and content.
   *
   * @param query which entries
   * @param day entries up to and with this day; null for all that are entered
   */
  List<Row> rows(Caller caller, Query query, LocalDate day);

  /**
   * State money of projects, all years, sources and contents together; projects without money are
   * absent. Own money of beneficiaries is not in it.
   *
   * @param day entries up to and with this day; null for all that are entered
   */
  Map<UUID, Figures> totals(Caller caller, Collection<UUID> projects, LocalDate day);

  /** Sums by budget year and source of one project. */
  Map<YearSource, Figures> byYearAndSource(Caller caller, UUID project, LocalDate day);

  /** All money of a project with its ledger, what may be entered next, and its checks. */
  ProjectAccount account(Caller caller, UUID project, LocalDate day);

  /**
   * Which entries; a part that is null does not matter.
   *
   * @param projects projects; null for all
   * @param year budget year
   * @param source whose money; null for state money of every source
   * @param province province of the project
   * @param plan annual plan of the project
   */
  record Query(
      Collection<UUID> projects, Integer year, FundSource source, UnitRef province, UUID plan) {

    public Query {
      projects = projects == null ? null : List.copyOf(projects);
    }

    /** All entries of a budget year and source. */
    public static Query of(Integer year, FundSource source) {
      return new Query(null, year, source, null, null);
    }

    /** All entries of a project, own money too when asked for by source. */
    public static Query of(UUID project) {
      return new Query(List.of(project), null, null, null, null);
    }
  }

  /**
   * Figures of a project in a year, from a source, for a content.
   *
   * @param project project
   * @param year budget year
   * @param source whose money
   * @param content content code, for instance {@code ND3.3}
   * @param province province of the project
   * @param figures the sums
   */
  record Row(
      UUID project,
      int year,
      FundSource source,
      String content,
      UnitRef province,
      Figures figures) {}

  /** A budget year and a source. */
  record YearSource(int year, FundSource source) {}
}
