package vn.ctdp.baseline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Reports in the database. */
public interface ReportRepository extends JpaRepository<Report, Long> {

  /** The sum of a row and how many provinces gave it. */
  record Total(String row, BigDecimal sum, long provinces) {}

  Optional<Report> findByFormAndPeriodAndProvinceAndRevision(
      String form, String period, String province, int revision);

  @Query(
      "select coalesce(max(r.revision), 0) from Report r"
          + " where r.form = :form and r.period = :period and r.province = :province")
  int latest(String form, String period, String province);

  @Query(
      "select new vn.ctdp.baseline.ReportRepository$Total(c.rowKey, sum(c.value), count(c.value))"
          + " from Cell c join c.report r where r.form = :form and r.period = :period"
          + " and r.revision = (select max(l.revision) from Report l where l.form = r.form"
          + " and l.period = r.period and l.province = r.province) group by c.rowKey")
  List<Total> totals(String form, String period);
}
