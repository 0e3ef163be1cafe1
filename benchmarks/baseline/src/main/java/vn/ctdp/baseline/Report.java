package vn.ctdp.baseline;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One revision of a province's report. */
@Entity
@Table(
    name = "report",
    uniqueConstraints = @UniqueConstraint(columnNames = {"form", "period", "province", "revision"}))
public class Report {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "report_seq")
  @SequenceGenerator(name = "report_seq", allocationSize = 50)
  Long id;

  @Column(nullable = false, length = 5)
  String province;

  @Column(nullable = false, length = 60)
  String form;

  @Column(nullable = false, length = 8)
  String period;

  @Column(nullable = false)
  int revision;

  @Column(nullable = false, length = 36)
  String messageId;

  @Column(nullable = false)
  Instant receivedAt;

  @OneToMany(mappedBy = "report", cascade = CascadeType.PERSIST)
  List<Cell> cells = new ArrayList<>();
}
