package vn.ctdp.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** One figure of a report. */
@Entity
@Table(name = "cell", indexes = @Index(columnList = "report_id"))
public class Cell {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cell_seq")
  @SequenceGenerator(name = "cell_seq", allocationSize = 50)
  Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "report_id")
  Report report;

  @Column(nullable = false, length = 20)
  String rowKey;

  @Column(nullable = false, length = 40)
  String unit;

  @Column(name = "cell_value", precision = 28, scale = 6)
  BigDecimal value;

  @Column(nullable = false, length = 20)
  String source;

  @Column(nullable = false, length = 1000)
  String note;
}
