package vn.ctdp.core.store.internal.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitChange;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.VietnameseText;

/** All units at one moment, in memory. Immutable. */
public final class Territory {

  private final Map<UnitRef, UnitRow> rows = new LinkedHashMap<>();
  private final Map<UnitRef, List<ReferenceUnits.Lineage>> after = new LinkedHashMap<>();
  private final Map<UnitRef, List<ReferenceUnits.Lineage>> before = new LinkedHashMap<>();
  private final Map<UnitRef, List<UnitRow>> children = new LinkedHashMap<>();

  Territory(List<UnitRow> rows, List<ReferenceUnits.Lineage> lineages) {
    Comparator<UnitRow> byName =
        Comparator.comparing(r -> VietnameseText.sortKey(last(r, UnitRow.NAME)));
    rows.stream()
        .sorted(byName.thenComparing(r -> r.ref().toString()))
        .forEach(r -> this.rows.put(r.ref(), r));
    for (UnitRow row : this.rows.values()) {
      if (row.parent() != null) {
        children.computeIfAbsent(row.parent(), p -> new ArrayList<>()).add(row);
      }
    }
    // In Vietnamese order as well, because that of the rows is.
    lineages.stream()
        .sorted(Comparator.comparingInt(l -> position(l.before())))
        .forEach(l -> before.computeIfAbsent(l.after(), u -> new ArrayList<>()).add(l));
    lineages.forEach(l -> after.computeIfAbsent(l.before(), u -> new ArrayList<>()).add(l));
  }

  private int position(UnitRef ref) {
    int i = 0;
    for (UnitRef r : rows.keySet()) {
      if (r.equals(ref)) {
        return i;
      }
      i++;
    }
    return i;
  }

  /** The unit that had the code on the day. */
  public Optional<AdminUnit> find(String code, LocalDate day) {
    UnitRow row = rows.get(new UnitRef(code, Vintage.on(day)));
    return row != null && row.inForce(day) ? Optional.of(row.on(day)) : Optional.empty();
  }

  /** The unit with its attributes on the day. */
  public Optional<AdminUnit> find(UnitRef ref, LocalDate day) {
    return Optional.ofNullable(rows.get(ref)).map(r -> r.on(day));
  }

  UnitRow row(UnitRef ref) {
    return rows.get(ref);
  }

  List<AdminUnit> provinces(LocalDate day) {
    return rows.values().stream()
        .filter(r -> r.level() == UnitLevel.PROVINCE && r.inForce(day))
        .map(r -> r.on(day))
        .toList();
  }

  List<AdminUnit> children(UnitRef parent, LocalDate day) {
    return children.getOrDefault(parent, List.of()).stream()
        .filter(r -> r.inForce(day))
        .map(r -> r.on(day))
        .toList();
  }

  /** Units that this one went into. */
  public List<UnitRef> successors(UnitRef ref) {
    return after.getOrDefault(ref, List.of()).stream().map(ReferenceUnits.Lineage::after).toList();
  }

  /** Units that went into this one. */
  public List<UnitRef> predecessors(UnitRef ref) {
    return before.getOrDefault(ref, List.of()).stream()
        .map(ReferenceUnits.Lineage::before)
        .toList();
  }

  List<UnitShare> restate(UnitRef ref, LocalDate day) {
    UnitRow start = rows.get(ref);
    if (start == null) {
      return List.of();
    }
    if (start.inForce(day)) {
      return List.of(new UnitShare(ref, BigDecimal.ONE));
    }
    return start.validTo() != null && day.isAfter(start.validTo())
        ? forward(start, day)
        : backward(start, day);
  }

  private List<UnitShare> forward(UnitRow start, LocalDate day) {
    Map<UnitRef, BigDecimal> result = new LinkedHashMap<>();
    Deque<UnitShare> open = new ArrayDeque<>();
    open.add(new UnitShare(start.ref(), BigDecimal.ONE));
    while (!open.isEmpty()) {
      UnitShare part = open.poll();
      if (rows.get(part.unit()).inForce(day)) {
        result.merge(part.unit(), part.share(), BigDecimal::add);
        continue;
      }
      for (ReferenceUnits.Lineage step : after.getOrDefault(part.unit(), List.of())) {
        open.add(
            new UnitShare(
                step.after(),
                part.share().multiply(step.share()).setScale(8, RoundingMode.HALF_UP)));
      }
    }
    return result.entrySet().stream()
        .map(e -> new UnitShare(e.getKey(), e.getValue().stripTrailingZeros()))
        .toList();
  }

  private List<UnitShare> backward(UnitRow start, LocalDate day) {
    List<UnitShare> result = new ArrayList<>();
    Deque<UnitShare> open = new ArrayDeque<>();
    open.add(new UnitShare(start.ref(), BigDecimal.ONE));
    while (!open.isEmpty()) {
      UnitShare part = open.poll();
      if (rows.get(part.unit()).inForce(day)) {
        result.add(new UnitShare(part.unit(), part.share().stripTrailingZeros()));
        continue;
      }
      for (ReferenceUnits.Lineage step : before.getOrDefault(part.unit(), List.of())) {
        open.add(
            new UnitShare(
                step.before(),
                part.share().multiply(step.share()).setScale(8, RoundingMode.HALF_UP)));
      }
    }
    return List.copyOf(result);
  }

  List<UnitChange> history(UnitRef ref) {
    UnitRow row = rows.get(ref);
    if (row == null) {
      return List.of();
    }
    List<UnitChange> changes = new ArrayList<>();
    UnitRow former = namesake(row);
    if (!predecessors(ref).isEmpty()) {
      changes.add(
          new UnitChange(
              row.validFrom(), "predecessors", null, labels(predecessors(ref)), row.notes()));
    }
    if (former != null && !former.ref().code().equals(ref.code())) {
      changes.add(
          new UnitChange(row.validFrom(), "code", former.ref().code(), ref.code(), row.notes()));
    }
    row.facts()
        .forEach(
            (attribute, facts) -> {
              String previous = former == null ? null : former.value(attribute, former.validTo());
              for (Fact fact : facts) {
                if (!Objects.equals(previous, fact.value())) {
                  changes.add(
                      new UnitChange(
                          fact.from() == null ? row.validFrom() : fact.from(),
                          attribute,
                          previous,
                          fact.value(),
                          fact.note() == null ? row.notes() : fact.note()));
                }
                previous = fact.value();
              }
            });
    if (!successors(ref).isEmpty()) {
      changes.add(
          new UnitChange(
              row.validTo().plusDays(1), "successors", null, labels(successors(ref)), row.notes()));
    }
    changes.sort(
        Comparator.comparing(
            UnitChange::from, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())));
    return List.copyOf(changes);
  }

  /** The predecessor that bore the same name: the unit that goes on, for a reader. */
  private UnitRow namesake(UnitRow row) {
    String name = first(row, UnitRow.NAME);
    return predecessors(row.ref()).stream()
        .map(rows::get)
        .filter(p -> last(p, UnitRow.NAME).equals(name))
        .findFirst()
        .orElse(null);
  }

  private String labels(List<UnitRef> refs) {
    return String.join(
        "; ", refs.stream().map(r -> r + " " + last(rows.get(r), UnitRow.NAME)).toList());
  }

  private static String first(UnitRow row, String attribute) {
    return row.facts().get(attribute).get(0).value();
  }

  private static String last(UnitRow row, String attribute) {
    List<Fact> facts = row.facts().get(attribute);
    return facts.get(facts.size() - 1).value();
  }

  List<AdminUnit> search(String text, LocalDate day, int limit) {
    String key = VietnameseText.searchKey(text);
    if (key.isEmpty() || limit < 1) {
      return List.of();
    }
    record Hit(UnitRow row, int rank) {}
    List<Hit> hits = new ArrayList<>();
    for (UnitRow row : rows.values()) {
      int rank = rank(row, key);
      if (rank >= 0) {
        // Of two equally good ones, that of the day's own division is meant more often.
        hits.add(new Hit(row, rank * 2 + (row.inForce(day) ? 0 : 1)));
      }
    }
    // The rows are in Vietnamese order and the sort is stable.
    hits.sort(Comparator.comparingInt(Hit::rank));
    return hits.stream().limit(limit).map(h -> h.row().on(day)).toList();
  }

  private static int rank(UnitRow row, String key) {
    if (row.ref().code().equals(key) || row.ref().toString().equals(key)) {
      return 0;
    }
    int best = -1;
    for (String attribute : List.of(UnitRow.NAME, UnitRow.FULL_NAME)) {
      for (Fact fact : row.facts().getOrDefault(attribute, List.of())) {
        String name = UnitRow.key(fact.value());
        int rank = name.equals(key) ? 0 : name.startsWith(key) ? 1 : name.contains(key) ? 2 : -1;
        if (rank >= 0 && (best < 0 || rank < best)) {
          best = rank;
        }
      }
    }
    return best;
  }
}
