package vn.ctdp.exchange.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormDefinition;

/**
 * Who has sent what, and who is late.
 *
 * @param day the day it is made for
 * @param columns forms and periods, by last day
 * @param rows provinces in Vietnamese order
 */
public record Matrix(LocalDate day, List<Column> columns, List<Row> rows) {

  public Matrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A form for a period.
   *
   * @param key stable key, {@code form/period}
   * @param form the form
   * @param period the period
   * @param lastDay last day of the rule, before extensions
   */
  public record Column(String key, FormDefinition form, Period period, LocalDate lastDay) {}

  /**
   * A province.
   *
   * @param province the province
   * @param cells by column key
   */
  public record Row(AdminUnit province, Map<String, Cell> cells) {

    public Row {
      cells = Map.copyOf(cells);
    }

    /** Reports that are late and not there. */
    public long late() {
      return cells.values().stream().filter(c -> c.state() == State.LATE).count();
    }
  }

  /**
   * A province's report.
   *
   * @param province the province
   * @param column column key
   * @param state where it stands
   * @param days days left or days late, never negative; 0 when it does not matter
   * @param due the last day
   * @param revision latest revision; 0 while nothing came
   * @param submissionId ledger identity of the latest revision; empty while nothing came
   * @param receivedAt when the first revision came in time or late; null while nothing came
   * @param lateBy days by which the first revision was late; 0 in time
   */
  public record Cell(
      UnitRef province,
      String column,
      State state,
      long days,
      DueDay due,
      int revision,
      String submissionId,
      Instant receivedAt,
      long lateBy) {}

  /** Where a report stands. */
  public enum State {
    /** The figures are not closed yet, or more than ten days are left. */
    NOT_DUE,
    /** Ten days or fewer are left. */
    DUE,
    /** The last day has passed. */
    LATE,
    /** It came; nobody has decided. */
    RECEIVED,
    /** The province is to correct it. */
    RETURNED,
    /** In order. */
    ACCEPTED,
    /** In order, and the period is closed. */
    LOCKED
  }
}
