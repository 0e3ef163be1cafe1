package vn.ctdp.clusters.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.ctdp.clusters.review.CheckDefinition;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;

/**
 * The checks of {@code review/checks.psv}: one a line, columns between bars as in {@link
 * CheckDefinition}, lines with {@code #} are remarks.
 */
final class CheckCatalogue {

  private static final int COLUMNS = 15;

  private CheckCatalogue() {}

  static List<CheckDefinition> load() {
    try (InputStream in = CheckCatalogue.class.getResourceAsStream("/review/checks.psv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(CheckCatalogue::definition)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("review/checks.psv cannot be read", e);
    }
  }

  private static CheckDefinition definition(String line) {
    String[] c = line.split("\\|", -1);
    if (c.length != COLUMNS) {
      throw new IllegalStateException("a check has " + COLUMNS + " columns: " + line);
    }
    Set<CheckDefinition.Relaxed> relaxed =
        Arrays.stream(c[5].split(","))
            .filter(r -> !r.isEmpty())
            .map(CheckDefinition.Relaxed::valueOf)
            .collect(Collectors.toSet());
    return new CheckDefinition(
        c[0],
        c[1],
        CheckDefinition.Scope.valueOf(c[2]),
        CheckDefinition.Kind.valueOf(c[3]),
        Severity.valueOf(c[4]),
        relaxed,
        c[6],
        c[7],
        c[8],
        c[9],
        day(c[10]),
        day(c[11]),
        c[12],
        new Localized(c[13], c[14]));
  }

  private static LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }
}
