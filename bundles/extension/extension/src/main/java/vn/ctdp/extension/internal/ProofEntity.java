package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_advance_proof}. */
@Entity
@Table(name = "kc_advance_proof")
class ProofEntity {
  @Id String id;

  @Column(name = "advance_key")
  String advanceKey;

  @Column(name = "work_over", precision = 5, scale = 2)
  BigDecimal workOver;

  @Column(name = "of_vi")
  String ofVi;

  @Column(name = "of_en")
  String ofEn;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "legal_text")
  String legalText;
}
