package vn.ctdp.exchange.province.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.form.Origin;

/**
 * Origins of a report's figures by record, as they are stored: for each record lines of cell,
 * position in the cell, contribution and note, with tabs between them.
 */
final class Origins {

  /** Characters in a stored text; a record that gave more has several. */
  static final int LONGEST = 16_000;

  private Origins() {}

  /**
   * What is stored in one row.
   *
   * @param part 0, 1, 2 … among those of the record
   */
  record Packed(SubjectRef subject, int part, String title, String contributions) {}

  /** One line of a stored text. */
  record Contribution(String cell, int position, BigDecimal value, String note) {}

  /** Origins by cell, packed by record. */
  static List<Packed> pack(Map<String, List<Origin>> byCell) {
    record Named(SubjectRef subject, String title) {}
    Map<Named, List<String>> lines = new LinkedHashMap<>();
    byCell.forEach(
        (cell, origins) -> {
          int position = 0;
          for (Origin o : origins) {
            String line =
                cell
                    + '\t'
                    + position++
                    + '\t'
                    + (o.contribution() == null
                        ? ""
                        : Units.normal(o.contribution()).toPlainString())
                    + '\t'
                    + escaped(o.note() == null ? "" : o.note())
                    + '\n';
            lines
                .computeIfAbsent(
                    new Named(o.subject(), o.title() == null ? "" : o.title()),
                    k -> new ArrayList<>())
                .add(line);
          }
        });
    List<Packed> packed = new ArrayList<>();
    Map<SubjectRef, Integer> parts = new HashMap<>();
    lines.forEach(
        (of, all) -> {
          StringBuilder text = new StringBuilder();
          for (String line : all) {
            if (text.length() > 0 && text.length() + line.length() > LONGEST) {
              int part = parts.merge(of.subject(), 1, Integer::sum) - 1;
              packed.add(new Packed(of.subject(), part, of.title(), text.toString()));
              text.setLength(0);
            }
            text.append(line);
          }
          int part = parts.merge(of.subject(), 1, Integer::sum) - 1;
          packed.add(new Packed(of.subject(), part, of.title(), text.toString()));
        });
    return packed;
  }

  /** Origins by cell, each in its position. */
  static Map<String, List<Origin>> unpack(List<Packed> packed) {
    Map<String, TreeMap<Integer, Origin>> cells = new HashMap<>();
    for (Packed p : packed) {
      for (Contribution c : contributions(p.contributions())) {
        cells
            .computeIfAbsent(c.cell(), k -> new TreeMap<>())
            .put(c.position(), new Origin(p.subject(), p.title(), c.value(), c.note()));
      }
    }
    Map<String, List<Origin>> result = new HashMap<>();
    cells.forEach((cell, origins) -> result.put(cell, new ArrayList<>(origins.values())));
    return result;
  }

  /** The lines of a stored text. */
  static List<Contribution> contributions(String text) {
    List<Contribution> result = new ArrayList<>();
    for (String line : text.split("\n")) {
      String[] c = line.split("\t", -1);
      result.add(
          new Contribution(
              c[0],
              Integer.parseInt(c[1]),
              c[2].isEmpty() ? null : new BigDecimal(c[2]),
              plain(c[3])));
    }
    return result;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String plain(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        char next = text.charAt(++i);
        plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
