package vn.ctdp.exchange.stream;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.text.Localized;

/**
 * What the centre asks provinces to switch on, and what they run. Reading needs {@code
 * exchange.stream.view}. Thread-safe.
 */
@ProviderType
public interface AdviceDesk {

  /** Advice in force, newest first; withdrawn or ended advice comes last. */
  List<Advice> list(Caller caller);

  /**
   * Requires or recommends a module and tells the provinces. Needs {@code exchange.module.advise}.
   *
   * @param moduleId the module
   * @param level required or recommended
   * @param audience for whom
   * @param reason why, 1 to 1,000 characters
   * @param until last day on which it holds; null for no end
   */
  Advice advise(
      Caller caller,
      String moduleId,
      ModuleStatus.Advice level,
      Audience audience,
      String reason,
      LocalDate until);

  /** Takes advice back. Needs {@code exchange.module.advise}. */
  void withdraw(Caller caller, String id);

  /** Modules that provinces or this instance know, by Vietnamese name. */
  List<KnownModule> modules(Caller caller);

  /** Each province with its modules, in Vietnamese order. */
  List<ProvinceModules> provinces(Caller caller);

  /**
   * Advice.
   *
   * @param id identity
   * @param moduleId module
   * @param level required or recommended
   * @param audience for whom
   * @param reason why
   * @param until last day; null for no end
   * @param advisedBy who
   * @param advisedAt when
   * @param inForce not withdrawn and not ended
   */
  record Advice(
      String id,
      String moduleId,
      ModuleStatus.Advice level,
      Audience audience,
      String reason,
      LocalDate until,
      String advisedBy,
      Instant advisedAt,
      boolean inForce) {}

  /** A module's id and name. */
  record KnownModule(String id, Localized name) {}

  /**
   * What a province runs.
   *
   * @param province the province
   * @param reportedAt when it last said so; null when never
   * @param version version of its platform; empty when unknown
   * @param modules what it said about each module
   */
  record ProvinceModules(
      AdminUnit province, Instant reportedAt, String version, List<State> modules) {

    public ProvinceModules {
      modules = List.copyOf(modules);
    }

    /** What is known of one module. */
    public java.util.Optional<State> module(String id) {
      return modules.stream().filter(m -> m.id().equals(id)).findFirst();
    }
  }

  /**
   * A module at a province.
   *
   * @param id module
   * @param version its version
   * @param enabled whether it runs
   * @param since since when it is so, as far as the centre knows
   * @param advice what the centre asks for there
   */
  record State(
      String id, String version, boolean enabled, Instant since, ModuleStatus.Advice advice) {}
}
