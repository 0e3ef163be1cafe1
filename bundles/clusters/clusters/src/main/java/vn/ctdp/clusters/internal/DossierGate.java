package vn.ctdp.clusters.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.DossierStatus;
import vn.ctdp.clusters.dossier.MemberRole;
import vn.ctdp.clusters.dossier.Rung;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.clusters.dossier.TestResult.Outcome;
import vn.ctdp.clusters.internal.DossierDefinitions.Definition;
import vn.ctdp.clusters.internal.DossierDefinitions.DocumentRule;
import vn.ctdp.clusters.internal.DossierDefinitions.Guard;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;

/**
 * Whether a document may be recorded: it belongs to the rung on which the dossier stands or to the
 * next one, the dossier moves, and what the document rests on is there.
 *
 * @param planned whether the plan has an entry in force for the dossier
 */
record DossierGate(
    Definition definition,
    DossierEntity dossier,
    List<Applicant> applicants,
    Council council,
    List<TestResult> tests,
    boolean planned,
    int leastMembers) {

  /** A refusal that is not thrown yet. */
  record Refusal(DossierError error, Object... arguments) {

    CtdpException exception() {
      return new CtdpException(error, arguments);
    }

    /** What happened and what to do, in both languages. */
    Localized why() {
      CtdpException e = exception();
      return new Localized(
          e.sentence(Locale.forLanguageTag("vi")) + " " + e.nextStep(Locale.forLanguageTag("vi")),
          e.sentence(Locale.ENGLISH) + " " + e.nextStep(Locale.ENGLISH));
    }
  }

  private Rung rung() {
    return Rung.valueOf(dossier.rung);
  }

  private DossierStatus status() {
    return DossierStatus.valueOf(dossier.status);
  }

  /** Why the document may not be recorded; empty when it may. */
  Optional<Refusal> refusal(DocumentRule rule) {
    DossierStatus status = status();
    if (!status.open()
        && !(status == DossierStatus.HOAN_THANH
            && rule.effect() == DocumentEffect.NONE
            && definition.last(rule.to()))) {
      return Optional.of(
          new Refusal(
              DossierError.CLOSED,
              status.label().vi().toLowerCase(Locale.ROOT),
              status.label().en().toLowerCase(Locale.ROOT)));
    }
    if (rule.effect() == DocumentEffect.RESUME && status != DossierStatus.BO_SUNG) {
      return refuse(DossierError.NOT_WAITING, rule);
    }
    if (status == DossierStatus.BO_SUNG && moves(rule.effect())) {
      return refuse(DossierError.WAITING, rule);
    }
    if (dossier.decidedOn != null
        && (rule.effect() == DocumentEffect.DECIDE || rule.effect() == DocumentEffect.REFUSE)) {
      return Optional.of(new Refusal(DossierError.ALREADY_DECIDED));
    }
    if (!fits(rule)) {
      return Optional.of(wrongRung(rule));
    }
    return rule.guards().stream()
        .map(guard -> guard(guard, rule))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean moves(DocumentEffect effect) {
    return switch (effect) {
      case ADVANCE, DECIDE, PAUSE, CANCEL_COUNCIL -> true;
      default -> false;
    };
  }

  private boolean fits(DocumentRule rule) {
    int at = rung().ordinal();
    boolean within = at >= rule.from().ordinal() && at <= rule.to().ordinal();
    boolean steps =
        rule.effect() == DocumentEffect.ADVANCE
            || rule.effect() == DocumentEffect.DECIDE
            || (rule.effect() == DocumentEffect.NONE && rule.outgoing());
    return within || (steps && definition.next(rung()) == rule.from());
  }

  private Refusal wrongRung(DocumentRule rule) {
    Rung at = rung();
    boolean passed = rule.to().ordinal() < at.ordinal();
    Rung next = definition.next(at);
    Optional<DocumentRule> way =
        definition.documents().stream()
            .filter(
                d ->
                    d.from() == next
                        && (d.effect() == DocumentEffect.ADVANCE
                            || d.effect() == DocumentEffect.DECIDE))
            .findFirst();
    String vi;
    String en;
    if (passed) {
      vi =
          "Nấc này đã qua: không phát hành lại; dùng văn bản của nấc %d hoặc nấc %d."
              .formatted(at.number(), next.number());
      en =
          "That rung is passed: do not issue it again; use documents of rung %d or %d."
              .formatted(at.number(), next.number());
    } else {
      vi =
          way.map(d -> "Làm tuần tự: bước tiếp theo là “%s”.".formatted(d.vi()))
              .orElse("Làm tuần tự các nấc trước.");
      en =
          way.map(d -> "Go step by step: “%s” comes next.".formatted(d.en()))
              .orElse("Take the rungs before it first.");
    }
    return new Refusal(
        DossierError.WRONG_RUNG,
        rule.vi(),
        rule.en(),
        rungs(rule, true),
        rungs(rule, false),
        at.number() + " (" + at.label().vi() + ")",
        at.number() + " (" + at.label().en() + ")",
        vi,
        en);
  }

  private static String rungs(DocumentRule rule, boolean vietnamese) {
    if (rule.from() != rule.to()) {
      return rule.from().number() + "–" + rule.to().number();
    }
    Localized label = rule.from().label();
    return rule.from().number() + " (" + (vietnamese ? label.vi() : label.en()) + ")";
  }

  private Optional<Refusal> guard(Guard guard, DocumentRule rule) {
    return switch (guard) {
      case IN_PLAN -> planned ? Optional.empty() : refuse(DossierError.NOT_IN_PLAN, rule);
      case PROPOSAL ->
          dossier.area == null || dossier.communes.isEmpty()
              ? refuse(DossierError.NO_PROPOSAL, rule)
              : Optional.empty();
      case APPLICANT ->
          applicants.isEmpty() ? refuse(DossierError.NO_APPLICANT, rule) : Optional.empty();
      case COUNCIL_COMPLETE -> councilComplete(rule);
      case COUNCIL_DECIDED ->
          dossier.councilDecidedOn == null
              ? refuse(DossierError.COUNCIL_OPEN, rule)
              : Optional.empty();
      case COUNCIL_WINNER ->
          dossier.councilDecidedOn == null
              ? refuse(DossierError.COUNCIL_OPEN, rule)
              : dossier.councilWinner == null
                  ? refuse(DossierError.NO_WINNER, rule)
                  : Optional.empty();
      case APPRAISED -> appraised(rule);
    };
  }

  private Optional<Refusal> councilComplete(DocumentRule rule) {
    long chairs = council.members().stream().filter(m -> m.role() == MemberRole.CHU_TICH).count();
    int members = council.members().size();
    if (chairs == 1 && members >= leastMembers) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            DossierError.COUNCIL_INCOMPLETE,
            rule.vi(),
            rule.en(),
            leastMembers,
            leastMembers,
            chairs,
            chairs,
            members,
            members));
  }

  private Optional<Refusal> appraised(DocumentRule rule) {
    if (dossier.appraisedOn == null) {
      return refuse(DossierError.NOT_APPRAISED, rule);
    }
    return failed(rule, tests);
  }

  /** The first condition that is not fulfilled. */
  static Optional<Refusal> failed(DocumentRule rule, List<TestResult> tests) {
    return tests.stream()
        .filter(t -> t.outcome() == Outcome.NOT_FULFILLED)
        .findFirst()
        .map(
            t ->
                new Refusal(
                    DossierError.TEST_FAILED,
                    rule.vi(),
                    rule.en(),
                    t.name().vi() + ": " + t.sentence().vi(),
                    t.name().en() + ": " + t.sentence().en()));
  }

  private static Optional<Refusal> refuse(DossierError error, DocumentRule rule) {
    return Optional.of(new Refusal(error, rule.vi(), rule.en()));
  }
}
