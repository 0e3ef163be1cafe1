package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.PriorityKind;
import vn.ctdp.extension.Sector;

/**
 * The catalogue and the rules, each asked once however many projects are judged. For one thread.
 */
final class ReadOnce implements ExtensionCatalogue {

  private final ExtensionCatalogue catalogue;
  private final RuleService rules;
  private final Map<LocalDate, List<Sector>> sectors = new HashMap<>();
  private final Map<LocalDate, List<PriorityKind>> priorities = new HashMap<>();
  private final Map<LocalDate, List<Content>> inForce = new HashMap<>();
  private final Map<LocalDate, Map<String, Content>> byCode = new HashMap<>();
  private final Map<List<Object>, Optional<Parameter>> parameters = new HashMap<>();
  private List<Content> contents;
  private List<OutputKind> outputs;

  ReadOnce(ExtensionCatalogue catalogue, RuleService rules) {
    this.catalogue = catalogue;
    this.rules = rules;
  }

  @Override
  public List<Content> contents() {
    if (contents == null) {
      contents = catalogue.contents();
    }
    return contents;
  }

  @Override
  public List<Content> contents(LocalDate day) {
    return inForce.computeIfAbsent(day, d -> contents().stream().filter(c -> c.on(d)).toList());
  }

  Map<String, Content> byCode(LocalDate day) {
    return byCode.computeIfAbsent(day, d -> ProjectService.byCode(contents(d)));
  }

  @Override
  public List<Sector> sectors(LocalDate day) {
    return sectors.computeIfAbsent(day, catalogue::sectors);
  }

  @Override
  public List<PriorityKind> priorities(LocalDate day) {
    return priorities.computeIfAbsent(day, catalogue::priorities);
  }

  @Override
  public List<OutputKind> outputs() {
    if (outputs == null) {
      outputs = catalogue.outputs();
    }
    return outputs;
  }

  /** The rules for a project of this level in a province on a day. */
  AssessmentService.Rules rules(LocalDate day, FundLevel level, UnitRef province) {
    // The council of a province sets the ceilings of its own money only.
    UnitRef own = level == FundLevel.KCDP ? province : null;
    return key ->
        parameters.computeIfAbsent(
            own == null ? List.of(key, day) : List.of(key, day, own),
            k -> rules.parameter(AssessmentService.DOMAIN, key, day, own));
  }
}
