package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_feed}: when a project was last changed. */
@Entity
@Table(name = "project_feed")
class FeedEntity {
  @Id
  @Column(name = "project_id")
  String project;

  @Column(name = "change_no")
  long change;

  boolean removed;
}
