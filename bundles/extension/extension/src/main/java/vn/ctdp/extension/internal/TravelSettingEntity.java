package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code travel_setting}. */
@Entity
@Table(name = "travel_setting")
class TravelSettingEntity {
  @Id
  @Column(name = "id")
  int id;

  @Column(name = "from_year")
  int fromYear;
}
