package vn.ctdp.extension.network;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/**
 * Which communes have a collaborator on a day, in the division of that day.
 *
 * @param day the day
 * @param province whose
 * @param communes all communes of the province that existed that day, in Vietnamese order
 * @param unplaced services in force whose commune went into none that is known
 */
public record Coverage(
    LocalDate day, UnitRef province, List<CommuneCover> communes, List<Unplaced> unplaced) {

  public Coverage {
    communes = List.copyOf(communes);
    unplaced = List.copyOf(unplaced);
  }

  /**
   * A commune.
   *
   * @param commune which
   * @param name full name
   * @param districts the district, or those of the communes that it was made of; empty when not
   *     known
   * @param services who serves it
   */
  public record CommuneCover(
      UnitRef commune, String name, List<String> districts, List<Serving> services) {

    public CommuneCover {
      districts = List.copyOf(districts);
      services = List.copyOf(services);
    }

    /** Whether anybody serves it. */
    public boolean covered() {
      return !services.isEmpty();
    }

    /** Its districts as one text; empty when not known. */
    public String district() {
      return String.join(", ", districts);
    }
  }

  /**
   * Somebody who serves a commune.
   *
   * @param collaborator who
   * @param name name
   * @param from first day
   * @param to last day; null open
   * @param formerName name of the former commune that the decision is about; null for the commune
   *     itself
   */
  public record Serving(
      UUID collaborator, String name, LocalDate from, LocalDate to, String formerName) {}

  /**
   * A service whose commune is no more and went nowhere known.
   *
   * @param collaborator who
   * @param name name
   * @param commune the commune of the decision
   * @param communeName its name, or its code when it is not known any more
   */
  public record Unplaced(UUID collaborator, String name, UnitRef commune, String communeName) {}

  /**
   * Communes of a former district.
   *
   * @param name the district, or the districts of communes made of several; empty when not known
   * @param communes how many
   * @param covered how many of them have a collaborator
   */
  public record District(String name, int communes, int covered) {}

  /** Numerator: communes with a collaborator. */
  public int covered() {
    return (int) communes.stream().filter(CommuneCover::covered).count();
  }

  /** Denominator: communes. */
  public int total() {
    return communes.size();
  }

  /** Percent, one decimal, half up; empty without communes. */
  public Optional<BigDecimal> percent() {
    return communes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(covered())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(total()), 1, RoundingMode.HALF_UP));
  }

  /** By former district, in Vietnamese order, what is not known last. */
  public List<District> byDistrict() {
    Map<String, int[]> sums = new TreeMap<>(VietnameseText.order());
    for (CommuneCover c : communes) {
      int[] sum = sums.computeIfAbsent(c.district(), d -> new int[2]);
      sum[0]++;
      sum[1] += c.covered() ? 1 : 0;
    }
    List<District> result = new ArrayList<>();
    sums.forEach((name, sum) -> result.add(new District(name, sum[0], sum[1])));
    result.sort(Comparator.comparing(d -> d.name().isEmpty()));
    return List.copyOf(result);
  }
}
