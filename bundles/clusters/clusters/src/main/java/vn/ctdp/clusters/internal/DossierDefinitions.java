package vn.ctdp.clusters.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.text.Localized;

/**
 * What each kind of dossier goes through under each rule set: rungs, documents, clocks, tests. Read
 * from {@code dossier/definitions.json}; a rule set that is not named there follows the definition
 * named last for the kind.
 */
record DossierDefinitions(
    int soonWorkingDays, CouncilRule council, List<Also> also, List<Definition> definitions) {

  /** Reads the document of the bundle. */
  static DossierDefinitions read() {
    try (InputStream in =
        DossierDefinitions.class.getResourceAsStream("/dossier/definitions.json")) {
      return ModuleJson.mapper().readValue(in, DossierDefinitions.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definition of a kind under a rule set. */
  Definition of(DossierKind kind, String ruleSetId) {
    List<Definition> all = definitions.stream().filter(d -> d.kind() == kind).toList();
    return all.stream()
        .filter(d -> d.ruleSets().contains(ruleSetId))
        .findFirst()
        .orElseGet(() -> all.get(all.size() - 1));
  }

  /** The texts that a dossier received on a day is judged by. */
  String law(RuleSet set, LocalDate day) {
    StringBuilder text = new StringBuilder(set.legalText());
    for (Also more : also) {
      if (more.ruleSet().equals(set.id()) && !day.isBefore(LocalDate.parse(more.from()))) {
        text.append("; ").append(more.text());
      }
    }
    return text.toString();
  }

  /** Least size of a council. */
  record CouncilRule(int minimum, String remarkVi, String remarkEn) {}

  /** A text that applies beside a rule set to what is received from a day on. */
  record Also(String ruleSet, String from, String text) {}

  /** A kind under some rule sets. */
  record Definition(
      DossierKind kind,
      List<String> ruleSets,
      List<Rung> rungs,
      List<DocumentRule> documents,
      List<ClockRule> clocks,
      List<TestRule> tests) {

    Rung first() {
      return rungs.get(0);
    }

    boolean last(Rung rung) {
      return rungs.get(rungs.size() - 1) == rung;
    }

    /** The rung after one; itself at the end. */
    Rung next(Rung rung) {
      int at = rungs.indexOf(rung);
      return rungs.get(Math.min(at + 1, rungs.size() - 1));
    }

    /** Whether a council is part of it. */
    boolean council() {
      return rungs.contains(Rung.R6_HD_THANH_LAP);
    }

    Optional<TestRule> test(String code) {
      return tests.stream().filter(t -> t.code().equals(code)).findFirst();
    }

    Optional<DocumentRule> document(String code) {
      return documents.stream().filter(d -> d.code().equals(code)).findFirst();
    }
  }

  /** What must hold before a document may be recorded. */
  enum Guard {
    IN_PLAN,
    PROPOSAL,
    APPLICANT,
    COUNCIL_COMPLETE,
    COUNCIL_DECIDED,
    COUNCIL_WINNER,
    APPRAISED
  }

  /** A type of document. */
  record DocumentRule(
      String code,
      String vi,
      String en,
      Rung from,
      Rung to,
      DocumentEffect effect,
      String direction,
      List<Guard> guards,
      boolean receipt,
      Rung back) {

    DocumentRule {
      guards = guards == null ? List.of() : List.copyOf(guards);
    }

    Localized name() {
      return new Localized(vi, en);
    }

    boolean outgoing() {
      return "OUT".equals(direction);
    }

    /** Whether the dossier may not go on without words about it. */
    boolean wantsSummary() {
      return switch (effect) {
        case PAUSE, REFUSE, WITHDRAW, CANCEL_COUNCIL -> true;
        default -> false;
      };
    }
  }

  /**
   * A clock: starts when {@code from} is reached, or when the clock {@code after} has run out, and
   * ends when {@code until} is reached. A window ends by itself on its last day.
   */
  record ClockRule(
      String id,
      String parameter,
      Rung from,
      Rung until,
      String vi,
      String en,
      boolean window,
      String after,
      String remarkVi,
      String remarkEn) {

    Localized name() {
      return new Localized(vi, en);
    }

    Localized remark() {
      return remarkVi == null ? null : new Localized(remarkVi, remarkEn);
    }
  }

  /** A condition of the law. */
  record TestRule(
      String code,
      String vi,
      String en,
      String clause,
      List<ClusterKind> exempt,
      boolean legacyExempt) {

    TestRule {
      exempt = exempt == null ? List.of() : List.copyOf(exempt);
    }

    Localized name() {
      return new Localized(vi, en);
    }
  }
}
