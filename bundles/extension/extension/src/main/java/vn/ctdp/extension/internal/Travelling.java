package vn.ctdp.extension.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.travel.Ownership;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;

/**
 * Which projects travel, and what may be done with them here. Everything runs in the caller's
 * transaction; whoever writes has waited for his turn.
 */
final class Travelling {

  /** The state with which a project sets out. */
  static final String REGISTERED = "DANG_KY_CUC";

  private static final int LONGEST_SENTENCE = 900;

  private Travelling() {}

  static Optional<TravelEntity> of(EntityManager em, String project) {
    return Optional.ofNullable(em.find(TravelEntity.class, project));
  }

  static Side side(Work work) {
    return work.province().isPresent() ? Side.PROVINCE : Side.CENTRE;
  }

  /** From which plan year on projects set out. */
  static int fromYear(EntityManager em) {
    return em.find(TravelSettingEntity.class, 1).fromYear;
  }

  /** The number of this turn: grows with every turn, visible in its order. */
  static long number(EntityManager em) {
    return ((Number)
            em.createNativeQuery("SELECT taken FROM extension.kc_turn WHERE id = 1")
                .getSingleResult())
        .longValue();
  }

  /** Something of a project has changed at the province: its record goes up anew. */
  static void touched(EntityManager em, ProjectEntity e, Instant now) {
    ProjectFeed.touched(em, e.id);
    of(em, e.id)
        .ifPresent(
            t -> {
              t.change = number(em);
              t.heardAt = now;
              refresh(em, t, e);
            });
  }

  /** Months of projects are written: the province's own, whose records go up anew. */
  static void reporting(EntityManager em, Work work, Map<String, ProjectEntity> projects) {
    List<TravelEntity> travelling =
        em.createQuery(
                "select t from TravelEntity t where t.project in :ids order by t.project",
                TravelEntity.class)
            .setParameter("ids", projects.keySet())
            .getResultList();
    if (travelling.isEmpty()) {
      return;
    }
    requireOwn(work, projects.get(travelling.get(0).project));
    Work.awaitTurn(em);
    long number = number(em);
    for (TravelEntity t : travelling) {
      // A number belongs to one record: a reader's page may end between any two.
      t.change = ++number;
      t.heardAt = work.now();
    }
    em.flush();
    em.createNativeQuery("UPDATE extension.kc_turn SET taken = :taken WHERE id = 1")
        .setParameter("taken", number)
        .executeUpdate();
  }

  /** Whose turn it is, and what is open. */
  static void refresh(EntityManager em, TravelEntity t, ProjectEntity e) {
    em.flush();
    t.openActs =
        count(
            em,
            "select count(a) from TravelActEntity a where a.project = :id and a.state in ('"
                + TravelAct.State.OPEN
                + "', '"
                + TravelAct.State.BEHIND
                + "')",
            e.id);
    t.openRequests =
        count(
            em,
            "select count(r) from TravelRequestEntity r where r.project = :id and r.state = '"
                + TravelRequest.State.OPEN
                + "'",
            e.id);
    Process process = Lifecycles.of(em, FundLevel.KCQG, null);
    boolean group = ProjectKind.valueOf(e.kind) == ProjectKind.NHOM;
    t.waitsFor =
        t.openRequests > 0
            ? Side.CENTRE.name()
            : process.moves().stream()
                .filter(m -> m.from().equals(e.state))
                .filter(m -> LifecycleService.ofKind(m, group))
                .findFirst()
                .map(m -> Ownership.of(m.actor()).owner().name())
                .orElse("");
    em.flush();
  }

  private static int count(EntityManager em, String query, String id) {
    return em.createQuery(query, Long.class).setParameter("id", id).getSingleResult().intValue();
  }

  /** Why a step may not be taken here; empty when it may, or the project does not travel. */
  static List<CtdpException> hindrances(
      TravelEntity t, Work work, ProjectEntity e, Process.Move move) {
    if (t == null) {
      return List.of();
    }
    List<CtdpException> all = new ArrayList<>();
    Side here = side(work);
    Side owner = Ownership.of(move.actor()).owner();
    if (owner != here) {
      all.add(
          new CtdpException(
              TravelError.OTHER_SIDE,
              move.name().vi(),
              owner.label().vi(),
              move.name().en(),
              owner.label().en()));
    } else if (here == Side.CENTRE && t.openActs > 0) {
      all.add(new CtdpException(TravelError.SETTLE_FIRST, e.code));
    }
    return all;
  }

  /** What is wrong, with the fields. */
  static Localized sentence(CtdpException e) {
    StringBuilder vi = new StringBuilder(e.sentence(VietnameseText.VI));
    StringBuilder en = new StringBuilder(e.sentence(Locale.ENGLISH));
    for (FieldProblem problem : e.problems()) {
      vi.append(' ').append(problem.vi());
      en.append(' ').append(problem.en());
    }
    return new Localized(cut(vi), cut(en));
  }

  private static String cut(StringBuilder text) {
    return text.length() <= LONGEST_SENTENCE
        ? text.toString()
        : text.substring(0, LONGEST_SENTENCE);
  }

  /** Refuses a change of the project itself where it is not this side's, or not now. */
  static void requireEditable(EntityManager em, Work work, ProjectEntity e) {
    TravelEntity t = of(em, e.id).orElse(null);
    if (t == null) {
      return;
    }
    requireOwn(work, e);
    if (Phase.valueOf(e.phase) == Phase.THAM_DINH && Side.CENTRE.name().equals(t.waitsFor)) {
      throw new CtdpException(TravelError.AT_CENTRE, e.code);
    }
    requireNoRequest(t, e);
  }

  private static void requireOwn(Work work, ProjectEntity e) {
    if (side(work) == Side.CENTRE) {
      throw new CtdpException(TravelError.OWNED_BY_PROVINCE, e.code);
    }
  }

  static void requireNoRequest(TravelEntity t, ProjectEntity e) {
    if (t.openRequests > 0) {
      throw new CtdpException(TravelError.REQUEST_OPEN, e.code);
    }
  }

  /** Refuses to remove what the other side knows. */
  static void requireRemovable(EntityManager em, ProjectEntity e) {
    if (of(em, e.id).isPresent()) {
      throw new CtdpException(TravelError.TRAVELS, e.code);
    }
  }

  /** Refuses an adjustment that is the other side's to decide. */
  static void requireAdjustable(
      EntityManager em, Work work, ProjectEntity e, Adjustment.Route route, Authority authority) {
    TravelEntity t = of(em, e.id).orElse(null);
    if (t == null) {
      return;
    }
    requireOwn(work, e);
    requireNoRequest(t, e);
    if (authority != Authority.SO || route.authority() != Authority.SO) {
      Authority decides =
          route.authority().compareTo(authority) > 0 ? route.authority() : authority;
      throw new CtdpException(
          TravelError.ASK_CENTRE,
          decides.label().vi(),
          route.why().vi(),
          route.clause(),
          decides.label().en(),
          route.why().en());
    }
  }

  /** Whether a province's plan has projects whose approval is the centre's. */
  static boolean planTravels(EntityManager em, String plan) {
    return !em.createQuery(
            "select t.project from TravelEntity t, ProjectEntity p where p.id = t.project and"
                + " p.plan = :plan",
            String.class)
        .setParameter("plan", plan)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Writes a long document, in place of the one before. */
  static void keep(EntityManager em, String owner, String content) {
    em.createQuery("delete from TravelPieceEntity p where p.owner = :owner")
        .setParameter("owner", owner)
        .executeUpdate();
    for (int i = 0, no = 0; i < content.length(); no++) {
      int end = Math.min(content.length(), i + TravelPieceEntity.LENGTH);
      // Never within a character that takes two places.
      if (end < content.length() && Character.isHighSurrogate(content.charAt(end - 1))) {
        end--;
      }
      TravelPieceEntity piece = new TravelPieceEntity();
      piece.owner = owner;
      piece.no = no;
      piece.content = content.substring(i, end);
      em.persist(piece);
      i = end;
    }
    em.flush();
  }

  /** Reads a long document; empty when there is none. */
  static Optional<String> kept(EntityManager em, String owner) {
    List<String> pieces =
        em.createQuery(
                "select p.content from TravelPieceEntity p where p.owner = :owner order by p.no",
                String.class)
            .setParameter("owner", owner)
            .getResultList();
    return pieces.isEmpty() ? Optional.empty() : Optional.of(String.join("", pieces));
  }

  /** Acts of a project in their order. */
  static List<TravelActEntity> acts(EntityManager em, String project) {
    return em.createQuery(
            "select a from TravelActEntity a where a.project = :id order by a.no, a.madeAt",
            TravelActEntity.class)
        .setParameter("id", project)
        .getResultList();
  }

  /** Requests of a project in their order. */
  static List<TravelRequestEntity> requests(EntityManager em, String project) {
    return em.createQuery(
            "select r from TravelRequestEntity r where r.project = :id order by r.pos",
            TravelRequestEntity.class)
        .setParameter("id", project)
        .getResultList();
  }
}
