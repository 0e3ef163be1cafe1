package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.ClusterRates;
import vn.ctdp.clusters.review.ClusterReview;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;

/** What the views about the quality of figures work with. */
record ReviewDesk(
    ClusterReview review,
    ClusterRates rates,
    ClusterConflicts conflicts,
    ClusterRegister register,
    InstanceInfo instance,
    Components components,
    Clock clock) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(Format.ZONE));
  }

  /** At the centre nothing is written. */
  boolean writes() {
    return instance.province().isPresent();
  }

  String text(String key, Object... values) {
    return UI.getCurrent().getTranslation(key, values);
  }

  /** The name of a figure to which a finding points; empty for none. */
  static String field(String name, Locale locale) {
    return Arrays.stream(FactKey.values())
        .filter(k -> k.name().equals(name))
        .map(k -> k.label().in(locale))
        .findFirst()
        .or(
            () ->
                Arrays.stream(ProvinceFigure.values())
                    .filter(p -> p.name().equals(name))
                    .map(p -> p.label().in(locale))
                    .findFirst())
        .orElse("");
  }

  /** Codes of the checks in their order, each once. */
  List<String> codes() {
    return review.checks().stream()
        .map(c -> c.code())
        .distinct()
        .sorted(
            (a, b) -> {
              int x = number(a);
              int y = number(b);
              return x == y ? a.compareTo(b) : Integer.compare(x, y);
            })
        .toList();
  }

  private static int number(String code) {
    return code.startsWith("V-CCN-")
        ? Integer.parseInt(code.substring("V-CCN-".length()))
        : Integer.MAX_VALUE;
  }
}
