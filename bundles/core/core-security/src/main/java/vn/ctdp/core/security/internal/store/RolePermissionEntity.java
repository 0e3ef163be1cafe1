package vn.ctdp.core.security.internal.store;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Row of an administrator's decision about a right of a role. */
@Entity
@Table(name = "role_permission")
@IdClass(RolePermissionEntity.Key.class)
public class RolePermissionEntity {

  @Id
  @Column(name = "role_code", length = 30)
  String role;

  @Id
  @Column(length = 120)
  String permission;

  @Column(nullable = false)
  boolean granted;

  /** For JPA. */
  public RolePermissionEntity() {}

  /** Role and permission together. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    String role;
    String permission;

    /** For JPA. */
    public Key() {}

    Key(String role, String permission) {
      this.role = role;
      this.permission = permission;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && role.equals(k.role) && permission.equals(k.permission);
    }

    @Override
    public int hashCode() {
      return Objects.hash(role, permission);
    }
  }
}
