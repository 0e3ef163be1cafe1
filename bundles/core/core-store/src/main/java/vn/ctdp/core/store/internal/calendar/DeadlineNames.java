package vn.ctdp.core.store.internal.calendar;

import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.text.Localized;

/** What is due under each rule of the deadlines table, from {@code deadline-names.csv}. */
final class DeadlineNames {

  private final Map<String, Localized> names;

  private DeadlineNames(Map<String, Localized> names) {
    this.names = names;
  }

  static DeadlineNames load() {
    return new DeadlineNames(
        Csv.reference("deadline-names.csv").rows().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    r -> r.require("id"),
                    r -> new Localized(r.require("name_vi"), r.require("name_en")))));
  }

  Localized of(String ruleId) {
    return names.getOrDefault(ruleId, new Localized(ruleId, ruleId));
  }

  boolean knows(String ruleId) {
    return names.containsKey(ruleId);
  }
}
