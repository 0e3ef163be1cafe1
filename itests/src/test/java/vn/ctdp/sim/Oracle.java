package vn.ctdp.sim;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows what must be stored and what the national totals must be, in exact decimals. Safe for
 * several threads.
 */
public final class Oracle {

  /** A report's key without its revision. */
  public record Key(String form, String period, String province) {}

  private final Map<Key, TreeMap<Integer, Message>> accepted = new HashMap<>();

  /** A message has been acknowledged. */
  public synchronized void acknowledged(Message m) {
    Message before =
        accepted
            .computeIfAbsent(new Key(m.form(), m.period(), m.province()), k -> new TreeMap<>())
            .putIfAbsent(m.revision(), m);
    if (before != null && !before.digest().equals(m.digest())) {
      throw new IllegalStateException(
          "two contents acknowledged under one key: " + before.digest() + ", " + m.digest());
    }
  }

  /** Every message acknowledged, each once. */
  public synchronized List<Message> all() {
    return accepted.values().stream().flatMap(m -> m.values().stream()).toList();
  }

  /** The latest revisions of a period. */
  public synchronized List<Message> latest(String form, String period) {
    return accepted.entrySet().stream()
        .filter(e -> e.getKey().form().equals(form) && e.getKey().period().equals(period))
        .map(e -> e.getValue().lastEntry().getValue())
        .toList();
  }

  /**
   * The national totals: sums of the latest revisions; a row with a formula is its formula over the
   * sums of those provinces that gave every row it is made of.
   */
  public Map<String, BigDecimal> totals(Form form, String period) {
    Collection<Message> latest = latest(form.id(), period);
    Map<String, BigDecimal> totals = new HashMap<>();
    for (Form.Row row : form.rows().values()) {
      if (row.kind() == Form.Kind.ADDITIVE) {
        BigDecimal sum = sum(latest, row.key());
        if (sum != null) {
          totals.put(row.key(), sum);
        }
      } else if (row.kind() != Form.Kind.OTHER) {
        List<Message> whole =
            latest.stream().filter(m -> m.figures().keySet().containsAll(row.of())).toList();
        Map<String, BigDecimal> sums = new HashMap<>();
        row.of().forEach(part -> sums.put(part, sum(whole, part)));
        BigDecimal total = whole.isEmpty() ? null : Form.computed(row, sums);
        if (total != null) {
          totals.put(row.key(), total);
        }
      }
    }
    return totals;
  }

  private static BigDecimal sum(Collection<Message> messages, String row) {
    return messages.stream()
        .map(m -> m.figures().get(row))
        .filter(v -> v != null)
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  /**
   * How a national table differs from what it must be.
   *
   * @param shown totals as the centre gives them
   * @return sentences; empty when every figure is the same
   */
  public List<String> differences(Form form, String period, Map<String, BigDecimal> shown) {
    Map<String, BigDecimal> expected = totals(form, period);
    TreeMap<String, String> wrong = new TreeMap<>();
    expected.forEach(
        (row, value) -> {
          BigDecimal given = shown.get(row);
          if (given == null || given.compareTo(value) != 0) {
            wrong.put(row, row + ": " + given + " instead of " + value.toPlainString());
          }
        });
    shown.forEach(
        (row, value) -> {
          if (!expected.containsKey(row)) {
            wrong.put(row, row + ": " + value + " instead of none");
          }
        });
    return List.copyOf(wrong.values());
  }
}
