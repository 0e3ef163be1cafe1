package vn.ctdp.extension.internal;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyLevel;

/**
 * Pots and entries. Whatever writes holds the module's turn; everything runs in the transaction of
 * the caller. An entry and the running totals that it changes are written together, here only.
 */
final class Ledger {

  private Ledger() {}

  /** Whose budget a project's money of a source comes from on this instance; '' the nation's. */
  static String owner(Work work, FundSource source, String province) {
    return work.province().map(Object::toString).orElse(source == FundSource.KCQG ? "" : province);
  }

  /** The source of a project's plan. */
  static FundSource source(ProjectEntity e) {
    return FundLevel.valueOf(e.level) == FundLevel.KCQG ? FundSource.KCQG : FundSource.KCDP;
  }

  static Optional<BudgetEntity> budget(
      EntityManager em, int year, FundSource source, String owner) {
    return em
        .createQuery(
            "select b from BudgetEntity b where b.year = :year and b.source = :source and"
                + " b.province = :owner",
            BudgetEntity.class)
        .setParameter("year", year)
        .setParameter("source", source.name())
        .setParameter("owner", owner)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Where money of a budget lies. */
  record Place(MoneyLevel level, String province, String content, String project) {

    String id(BudgetEntity b) {
      return (b.id + ":" + level + ":" + province + ":" + content)
          + (project == null ? "" : ":" + project);
    }
  }

  static Place whole(BudgetEntity b) {
    return new Place(MoneyLevel.NGAN_SACH, b.province, "", null);
  }

  /** What a place gets its money from: a province only in the nation's budget. */
  static Place above(BudgetEntity b, Place place) {
    return switch (place.level) {
      case NGAN_SACH -> null;
      case TINH -> whole(b);
      case NOI_DUNG ->
          b.province.isEmpty() ? new Place(MoneyLevel.TINH, place.province, "", null) : whole(b);
      case DE_AN ->
          new Place(MoneyLevel.NOI_DUNG, place.province, Content.top(place.content), null);
    };
  }

  /** The pot of a place, made when it is the first to be used. */
  static PotEntity pot(EntityManager em, BudgetEntity b, Place place) {
    String id = place.id(b);
    PotEntity found = em.find(PotEntity.class, id);
    if (found != null) {
      return found;
    }
    PotEntity pot = blank(id, place.level, place.province, place.content, place.project);
    pot.budget = b.id;
    pot.year = b.year;
    pot.source = b.source;
    em.persist(pot);
    return pot;
  }

  /** The pot of a beneficiary's own money: no budget, no ceiling. */
  static PotEntity own(EntityManager em, ProjectEntity e, int year, String content) {
    String id = "own:" + year + ":" + e.id + ":" + content;
    PotEntity found = em.find(PotEntity.class, id);
    if (found != null) {
      return found;
    }
    PotEntity pot = blank(id, MoneyLevel.DE_AN, e.province, content, e.id);
    pot.year = year;
    pot.source = FundSource.DOI_UNG.name();
    em.persist(pot);
    return pot;
  }

  private static PotEntity blank(
      String id, MoneyLevel level, String province, String content, String project) {
    PotEntity pot = new PotEntity();
    pot.id = id;
    pot.level = level.name();
    pot.province = province;
    pot.content = content;
    pot.top = content.isEmpty() ? "" : Content.top(content);
    pot.project = project;
    return pot;
  }

  static List<PotEntity> pots(EntityManager em, String project) {
    return em.createQuery(
            "select p from PotEntity p where p.project = :project order by p.year, p.source,"
                + " p.content",
            PotEntity.class)
        .setParameter("project", project)
        .getResultList();
  }

  static Timeline timeline(EntityManager em, String pot) {
    return new Timeline(lines(em, pot));
  }

  static List<Timeline.Line> lines(EntityManager em, String pot) {
    List<Timeline.Line> lines = new ArrayList<>();
    // Two statements: Derby would scan the whole ledger for one with "or".
    for (String column : List.of("pot", "fromPot")) {
      for (Object[] row :
          em.createQuery(
                  "select e.onDay, e.kind, e.amount from EntryEntity e where e."
                      + column
                      + " = :pot",
                  Object[].class)
              .setParameter("pot", pot)
              .getResultList()) {
        lines.add(
            new Timeline.Line(
                (LocalDate) row[0],
                MoneyKind.valueOf((String) row[1]),
                (Long) row[2],
                column.equals("fromPot")));
      }
    }
    return lines;
  }

  static Figures figures(PotEntity p) {
    return new Figures(
        p.received,
        p.carriedIn,
        p.carriedOut,
        p.committed,
        p.advanced,
        p.paid,
        p.recovered,
        p.accepted,
        p.settled);
  }

  /** State money of a project, all years and sources. */
  static Figures sum(List<PotEntity> pots) {
    return pots.stream()
        .filter(p -> !p.source.equals(FundSource.DOI_UNG.name()))
        .map(Ledger::figures)
        .reduce(Figures.ZERO, Figures::plus);
  }

  /** Number of the next entry. */
  static long next(EntityManager em) {
    Long last =
        em.createQuery("select max(e.number) from EntryEntity e", Long.class).getSingleResult();
    return last == null ? 1 : last + 1;
  }

  /** Who writes when, in one act. */
  static final class Pen {
    private final EntityManager em;
    private final Caller caller;
    private final Clock clock;
    private final String act = UUID.randomUUID().toString();
    private long number;

    Pen(EntityManager em, Caller caller, Clock clock) {
      this.em = em;
      this.caller = caller;
      this.clock = clock;
      this.number = next(em);
    }

    /** Writes an entry and adds it to the running totals. */
    EntryEntity write(Change c, LocalDate on) {
      PotEntity pot = c.pot;
      PotEntity from = c.from;
      MoneyKind kind = c.kind;
      long amount = c.amount;
      EntryEntity e = new EntryEntity();
      e.id = UUID.randomUUID().toString();
      e.number = number++;
      e.pot = pot.id;
      e.fromPot = from == null ? null : from.id;
      e.budget = pot.budget;
      e.year = pot.year;
      e.source = pot.source;
      e.level = pot.level;
      e.province = pot.province;
      e.content = pot.content;
      e.top = pot.top;
      e.project = pot.project;
      e.kind = kind.name();
      e.amount = amount;
      e.onDay = on;
      e.act = act;
      e.recordedBy = caller.username();
      e.recordedAt = clock.instant();
      add(pot, kind, amount);
      if (from != null) {
        from.handed = Math.addExact(from.handed, amount);
      }
      em.persist(e);
      return e;
    }
  }

  private static void add(PotEntity pot, MoneyKind kind, long amount) {
    Figures f = figures(pot).plus(kind, amount);
    pot.received = f.allocated();
    pot.carriedIn = f.carriedIn();
    pot.carriedOut = f.carriedOver();
    pot.committed = f.committed();
    pot.advanced = f.advanced();
    pot.paid = f.paid();
    pot.recovered = f.recovered();
    pot.accepted = f.accepted();
    pot.settled = f.settled();
  }

  /** Promotion money of the two levels, as the accepted value of a project is. */
  static boolean promotion(PotEntity p) {
    return p.source.equals(FundSource.KCQG.name()) || p.source.equals(FundSource.KCDP.name());
  }

  /**
   * Brings the accepted value of a project to a total: what is more is divided among its contracts
   * in proportion to what is not accepted of them, to the đồng.
   */
  static void accept(
      EntityManager em,
      Caller caller,
      Clock clock,
      ProjectEntity e,
      long total,
      LocalDate on,
      String document) {
    List<PotEntity> pots =
        pots(em, e.id).stream().filter(Ledger::promotion).filter(p -> p.committed > 0).toList();
    long delta = total - pots.stream().mapToLong(p -> p.accepted).sum();
    if (pots.isEmpty() || delta <= 0) {
      return;
    }
    long[] shares = divide(delta, pots.stream().mapToLong(p -> p.committed - p.accepted).toArray());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        changes.add(new Change(pots.get(i), null, MoneyKind.NGHIEM_THU, shares[i]));
      }
    }
    Input input = new Input();
    verify(em, changes, on, "amount", input);
    input.done();
    Pen pen = new Pen(em, caller, clock);
    changes.forEach(c -> pen.write(c, on).document = VietnameseText.normalise(document));
  }

  /** An entry that is about to be written. */
  record Change(PotEntity pot, PotEntity from, MoneyKind kind, long amount) {}

  /**
   * Refuses what would break a rule on any day. Looked at before anything is written: the checks of
   * the database would refuse it too, but not in words.
   */
  static void verify(
      EntityManager em, List<Change> changes, LocalDate on, String field, Input input) {
    Map<String, List<Timeline.Line>> lines = new LinkedHashMap<>();
    Map<String, FundSource> sources = new HashMap<>();
    for (Change c : changes) {
      for (PotEntity pot : c.from == null ? List.of(c.pot) : List.of(c.pot, c.from)) {
        sources.put(pot.id, FundSource.valueOf(pot.source));
        lines
            .computeIfAbsent(pot.id, id -> lines(em, id))
            .add(new Timeline.Line(on, c.kind, c.amount, pot != c.pot));
      }
    }
    lines.forEach(
        (pot, all) ->
            new Timeline(all)
                .violation(sources.get(pot))
                .ifPresent(v -> input.add(field, v.code(), v.sentence().vi(), v.sentence().en())));
  }

  /** Divides an amount in proportion to weights; what rounding leaves goes to the largest rests. */
  static long[] divide(long amount, long[] weights) {
    BigInteger sum = BigInteger.ZERO;
    for (long w : weights) {
      sum = sum.add(BigInteger.valueOf(w));
    }
    long[] shares = new long[weights.length];
    if (sum.signum() == 0) {
      return shares;
    }
    List<Integer> order = new ArrayList<>();
    BigInteger[] rests = new BigInteger[weights.length];
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] parts =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(weights[i]))
              .divideAndRemainder(sum);
      shares[i] = parts[0].longValueExact();
      rests[i] = parts[1];
      given += shares[i];
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> rests[i]).reversed());
    for (int i = 0; given < amount; i++, given++) {
      shares[order.get(i)]++;
    }
    return shares;
  }
}
