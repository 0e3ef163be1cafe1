package vn.ctdp.core.store.internal.organisation;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** That an organisation was taken over by another. */
@Entity(name = "OrganisationSuccessor")
@Table(name = "organisation_successor")
public class OrganisationSuccessorEntity {
  @Id String id;

  @Column(name = "organisation_id")
  String organisationId;

  @Column(name = "successor_id")
  String successorId;
}
