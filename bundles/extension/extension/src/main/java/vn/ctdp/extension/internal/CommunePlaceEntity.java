package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code commune_place}. */
@Entity
@Table(name = "commune_place")
class CommunePlaceEntity {
  @Id String commune;

  @Column(name = "province")
  String province;

  @Column(name = "latitude", precision = 9, scale = 6)
  BigDecimal latitude;

  @Column(name = "longitude", precision = 9, scale = 6)
  BigDecimal longitude;

  @Column(name = "outline")
  String outline;

  @Column(name = "district")
  String district;

  @Column(name = "source")
  String source;
}
