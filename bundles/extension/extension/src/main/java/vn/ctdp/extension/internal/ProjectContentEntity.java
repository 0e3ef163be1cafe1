package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_content}. */
@Entity
@Table(name = "project_content")
class ProjectContentEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "plan_id")
  String plan;

  @Column(name = "pos")
  int pos;

  @Column(name = "content_code")
  String content;

  @Column(name = "top_code")
  String top;

  @Column(name = "kcqg")
  long kcqg;

  @Column(name = "kcdp")
  long kcdp;

  @Column(name = "other_state")
  long otherState;

  @Column(name = "counterpart")
  long counterpart;
}
