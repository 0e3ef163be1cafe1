package vn.ctdp.extension;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;

/**
 * The life of projects, by processes that are data. Reading needs {@code extension.project.view};
 * each step the right of its actor; changing a province's process {@code extension.process.edit}.
 * Thread-safe.
 */
@ProviderType
public interface ExtensionLifecycle {

  /** The five criteria of the appraisal at the department (TT 36/2013 Điều 9), by code. */
  List<String> CRITERIA = List.of("PHU_HOP", "SU_CAN_THIET", "NANG_LUC", "LONG_GHEP", "HO_SO");

  /** Where a project stands, what leads on, what was done. */
  Progress progress(Caller caller, UUID project);

  /**
   * What the last acceptance of a project recorded as really reached (TT 36/2013 Điều 14); empty
   * before one.
   */
  List<Progress.Result> reached(Caller caller, UUID project);

  /**
   * Takes a step.
   *
   * @return where the project stands afterwards
   * @throws vn.ctdp.core.error.CtdpException when the process has no such move from here, a guard
   *     does not hold (with the clause), for a stale version, or a missing right
   */
  Progress move(Caller caller, UUID project, Progress.Act act);

  /**
   * The process of a level in a province: the national one, the province's own, or the standard of
   * local projects.
   *
   * @param province null for the standard
   */
  Process process(Caller caller, FundLevel level, UnitRef province);

  /**
   * Stores the process of a province's local projects, all of it.
   *
   * @throws vn.ctdp.core.error.CtdpException for a process that cannot work (with the fields), a
   *     state missing in which projects are, a stale version, or a missing right
   */
  Process saveProcess(Caller caller, UnitRef province, Process process);
}
