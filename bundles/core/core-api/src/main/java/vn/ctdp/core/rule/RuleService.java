package vn.ctdp.core.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;

/**
 * Dated rules. Reading is free within the instance; changing a province's override needs {@code
 * core.rule.manage}. Thread-safe.
 */
@ProviderType
public interface RuleService {

  /** All rule sets, by domain, newest first. */
  List<RuleSet> ruleSets();

  /** The set of a domain in force on a day. */
  Optional<RuleSet> ruleSet(String domain, LocalDate day);

  /**
   * A parameter in force on a day: the province's own value where its council set one, else the
   * national one.
   *
   * @param province null for the national value only
   */
  Optional<Parameter> parameter(String domain, String key, LocalDate day, UnitRef province);

  /** Every value a key ever had, national and provincial, oldest first. */
  List<Parameter> history(String domain, String key);

  /**
   * Sets a province's own value from a day on; the former value ends the day before.
   *
   * @throws vn.ctdp.core.error.CtdpException for an unknown key, a value of the wrong kind, a
   *     missing legal text, or a missing right
   */
  Parameter override(Caller caller, Parameter parameter);
}
