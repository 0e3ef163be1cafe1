package vn.ctdp.clusters.internal;

import java.io.Serializable;
import java.util.Objects;

/** Key of what belongs to an import, in its order. */
class ImportPartId implements Serializable {

  private static final long serialVersionUID = 1L;

  String importId;
  int no;

  @Override
  public boolean equals(Object other) {
    return other instanceof ImportPartId o && o.no == no && Objects.equals(o.importId, importId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(importId, no);
  }
}
