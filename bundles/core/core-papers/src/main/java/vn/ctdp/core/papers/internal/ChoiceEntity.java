package vn.ctdp.core.papers.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Since when a version of a template is in force; never changed. */
@Entity(name = "PaperChoice")
@Table(name = "paper_choice")
public class ChoiceEntity {
  @Id String id;

  @Column(name = "kind_id")
  String kind;

  @Column(name = "choice_number")
  int number;

  @Column(name = "template_version")
  int template;

  String reason;

  @Column(name = "chosen_by")
  String chosenBy;

  @Column(name = "chosen_at")
  Instant chosenAt;
}
