package vn.ctdp.extension.internal;

import java.util.Arrays;
import java.util.List;
import javax.persistence.EntityManager;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Actor;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;

/** Reads and writes processes; everything runs in the transaction of the caller. */
final class Lifecycles {

  private static final String SEPARATOR = "; ";

  private Lifecycles() {}

  /** The process of a project of this plan in this province. */
  static Process of(EntityManager em, PlanEntity plan, UnitRef province) {
    return of(em, FundLevel.valueOf(plan.level), province);
  }

  static Process of(EntityManager em, FundLevel level, UnitRef province) {
    if (level == FundLevel.KCDP && province != null) {
      ProcessEntity own = em.find(ProcessEntity.class, province.toString());
      if (own != null) {
        return read(em, own);
      }
    }
    return read(em, em.find(ProcessEntity.class, level.name()));
  }

  private static Process read(EntityManager em, ProcessEntity e) {
    List<StateEntity> states =
        em.createQuery(
                "select s from StateEntity s where s.process = :key order by s.pos",
                StateEntity.class)
            .setParameter("key", e.id)
            .getResultList();
    List<MoveEntity> moves =
        em.createQuery(
                "select m from MoveEntity m where m.process = :key order by m.pos",
                MoveEntity.class)
            .setParameter("key", e.id)
            .getResultList();
    states.forEach(em::detach);
    moves.forEach(em::detach);
    return new Process(
        e.id,
        e.legalText,
        states.stream()
            .map(
                s ->
                    new Process.State(
                        s.code, new Localized(s.nameVi, s.nameEn), Phase.valueOf(s.phase)))
            .toList(),
        moves.stream().map(Lifecycles::move).toList(),
        e.version);
  }

  private static Process.Move move(MoveEntity m) {
    return new Process.Move(
        m.fromState,
        m.toState,
        new Localized(m.nameVi, m.nameEn),
        Actor.valueOf(m.actor),
        m.guards.isEmpty()
            ? List.of()
            : Arrays.stream(m.guards.split(",")).map(Guard::valueOf).toList(),
        m.documents.isEmpty() ? List.of() : List.of(m.documents.split(SEPARATOR)),
        m.dueDays == null && m.dueDay == null
            ? null
            : new Process.Due(m.dueDay, m.dueMonth, m.dueYears, m.dueDays),
        m.legalText);
  }

  /** Writes the states and moves of a process anew. */
  static void write(EntityManager em, String key, Process process) {
    em.createQuery("delete from StateEntity s where s.process = :key")
        .setParameter("key", key)
        .executeUpdate();
    em.createQuery("delete from MoveEntity m where m.process = :key")
        .setParameter("key", key)
        .executeUpdate();
    for (int i = 0; i < process.states().size(); i++) {
      Process.State state = process.states().get(i);
      StateEntity s = new StateEntity();
      s.id = key + ":" + state.code();
      s.process = key;
      s.pos = i;
      s.code = state.code();
      s.nameVi = state.name().vi();
      s.nameEn = state.name().en();
      s.phase = state.phase().name();
      em.persist(s);
    }
    for (int i = 0; i < process.moves().size(); i++) {
      Process.Move move = process.moves().get(i);
      MoveEntity m = new MoveEntity();
      m.id = key + ":" + i;
      m.process = key;
      m.pos = i;
      m.fromState = move.from();
      m.toState = move.to();
      m.nameVi = move.name().vi();
      m.nameEn = move.name().en();
      m.actor = move.actor().name();
      m.guards = String.join(",", move.guards().stream().map(Guard::name).toList());
      m.documents = String.join(SEPARATOR, move.documents());
      if (move.due() != null) {
        m.dueDay = move.due().day();
        m.dueMonth = move.due().month();
        m.dueYears = move.due().years();
        m.dueDays = move.due().days();
      }
      m.legalText = move.legalText() == null ? "" : move.legalText();
      em.persist(m);
    }
    em.flush();
  }
}
