package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;

/**
 * What a row of an import stores.
 *
 * @param plan annual plan of the project
 * @param before the project as it is; null when it is new
 * @param after the project as it will be; beneficiaries that are not in the register yet have the
 *     id of one of {@code fresh}
 * @param fresh establishments to be entered into the register, with ids that hold here only
 * @param result where a past project is put at once; null when it begins as any other
 */
record ImportStep(
    PlanEntity plan, Project before, Project after, List<Establishment> fresh, Result result) {

  /**
   * Where a past project stands.
   *
   * @param phase phase
   * @param on since when
   * @param accepted value accepted, đồng; null when none is known
   */
  record Result(Phase phase, LocalDate on, Long accepted) {}
}
