package vn.ctdp.core.papers.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.OptimisticLockException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.paper.Paper;
import vn.ctdp.core.paper.PaperFile;
import vn.ctdp.core.paper.PaperFormat;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperSource;
import vn.ctdp.core.paper.PaperState;
import vn.ctdp.core.paper.PaperText;
import vn.ctdp.core.paper.PaperValues;
import vn.ctdp.core.paper.Papers;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** Papers of records. Thread-safe. */
@Component(service = Papers.class)
public class PaperService implements Papers {

  /** What the files of papers are attached to. */
  static final String SUBJECT = "paper";

  private static final Set<String> LATER = Set.of(PaperKind.NUMBER, PaperKind.DATE);

  private final JpaTemplate jpa;
  private final AuditLog audit;
  private final AttachmentService attachments;
  private final Subjects subjects;
  private final Sources sources;
  private final TemplateService templates;
  private final NumberService numbers;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public PaperService(
      @Reference(target = "(osgi.unit.name=papers)") JpaTemplate jpa,
      @Reference AuditLog audit,
      @Reference AttachmentService attachments,
      @Reference Subjects subjects,
      @Reference Sources sources,
      @Reference TemplateService templates,
      @Reference NumberService numbers,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.audit = audit;
    this.attachments = attachments;
    this.subjects = subjects;
    this.sources = sources;
    this.templates = templates;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public List<PaperKind> kinds(Caller caller, SubjectRef subject) {
    requireVisible(caller, subject);
    Map<PaperSource, Set<String>> makeable = new IdentityHashMap<>();
    return sources.all().stream()
        .filter(o -> o.kind().subjectType().equals(subject.type()))
        .filter(
            o ->
                makeable
                    .computeIfAbsent(o.source(), s -> s.makeable(caller, subject))
                    .contains(o.kind().id()))
        .map(Sources.Offer::kind)
        .toList();
  }

  @Override
  public Set<String> changeable(Caller caller, SubjectRef subject) {
    requireVisible(caller, subject);
    return sources.all().stream()
        .filter(o -> o.kind().subjectType().equals(subject.type()))
        .map(Sources.Offer::source)
        .distinct()
        .flatMap(s -> s.changeable(caller, subject).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public List<Paper> papers(Caller caller, SubjectRef subject) {
    requireVisible(caller, subject);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          List<PaperEntity> rows =
              em.createQuery(
                      "select p from PaperRecord p where p.subjectType = :type and p.subjectId ="
                          + " :id order by p.madeAt desc, p.id",
                      PaperEntity.class)
                  .setParameter("type", subject.type())
                  .setParameter("id", subject.id())
                  .getResultList();
          return records(em, rows);
        });
  }

  @Override
  public Paper paper(Caller caller, UUID id) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          PaperEntity p = find(em, id);
          requireVisible(caller, subject(p));
          return records(em, List.of(p)).get(0);
        });
  }

  @Override
  public Paper make(Caller caller, String kind, SubjectRef subject, String office) {
    Sources.Offer offer = sources.require(kind);
    if (!offer.kind().subjectType().equals(subject.type())) {
      throw new CtdpException(CoreError.NOT_FOUND, "loại văn bản", kind);
    }
    requireVisible(caller, subject);
    offer.source().requireMake(caller, kind, subject);
    if (!offer.source().makeable(caller, subject).contains(kind)) {
      Localized name = offer.kind().name();
      throw new CtdpException(PaperError.NOT_YET, name.vi(), name.en());
    }
    PaperValues values = offer.source().values(caller, kind, subject);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          OfficeEntity o = numbers.office(em, office);
          TemplateService.Used template = templates.used(em, offer);
          Map<String, String> fields = new HashMap<>(values.fields());
          fields.putAll(office(o));
          Docx base =
              new Template(Docx.read(template.content()))
                  .fill(new PaperValues(fields, values.groups()), LATER);
          PaperEntity p = new PaperEntity();
          p.id = UUID.randomUUID().toString();
          p.kind = kind;
          p.nameVi = offer.kind().name().vi();
          p.nameEn = offer.kind().name().en();
          p.module = offer.kind().module();
          p.subjectType = subject.type();
          p.subjectId = subject.id();
          p.state = PaperState.DRAFT.name();
          p.office = o.symbol;
          p.documentType = offer.kind().documentType();
          p.template = template.version();
          p.templateSha256 = template.sha256();
          p.madeBy = caller.username();
          p.madeAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          p.base = keep(caller, p, "khung.docx", base.write());
          int year = numbers.today().getYear();
          String dots =
              p.documentType.isEmpty()
                  ? ""
                  : numbers.text(em, o.symbol, p.documentType, year, null);
          draw(caller, p, base, dots, null);
          em.persist(p);
          audit.append(
              caller,
              "core.paper.make",
              subject,
              Map.of("paper", p.id, "paperKind", kind, "template", Integer.toString(p.template)));
          em.flush();
          return records(em, List.of(p)).get(0);
        });
  }

  private static Map<String, String> office(OfficeEntity o) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("office.superior", upper(o.superior));
    fields.put("office.name", o.name);
    fields.put("office.nameUpper", upper(o.name));
    fields.put("office.symbol", o.symbol);
    fields.put("office.place", o.place);
    fields.put("office.signer", o.signer);
    return fields;
  }

  private static String upper(String text) {
    return text == null ? "" : text.toUpperCase(VietnameseText.VI);
  }

  /** The files that people get, of the base with number and day. */
  private void draw(Caller caller, PaperEntity p, Docx base, String number, LocalDate on) {
    Docx filled =
        new Template(base)
            .fill(Map.of(PaperKind.NUMBER, number, PaperKind.DATE, PaperText.date(on)));
    String name = name(p);
    p.docx = keep(caller, p, name + ".docx", filled.write());
    Pdf pdf = new Pdf(filled);
    Optional<Localized> declines = pdf.declines();
    p.noPdfVi = declines.map(Localized::vi).orElse(null);
    p.noPdfEn = declines.map(Localized::en).orElse(null);
    p.pdf = declines.isPresent() ? null : keep(caller, p, name + ".pdf", pdf.draw());
  }

  private static String name(PaperEntity p) {
    String name = TemplateService.fileName(p.nameVi);
    return p.numberText == null
        ? name + "-du-thao"
        : name + "-" + TemplateService.fileName(p.numberText);
  }

  private String keep(Caller caller, PaperEntity p, String name, byte[] content) {
    return templates.keep(caller, new SubjectRef(SUBJECT, p.id), name, content).id().toString();
  }

  @Override
  public Paper issue(Caller caller, UUID paper, LocalDate on, long version) {
    LocalDate today = numbers.today();
    if (on == null || on.isAfter(today) || on.getYear() < today.getYear() - 1) {
      throw new CtdpException(PaperError.DAY, PaperText.shortDate(on));
    }
    return guarded(
        em -> {
          PaperEntity p = change(em, caller, paper, version, PaperState.DRAFT);
          Docx base = Docx.read(templates.content(p.base));
          if (!p.documentType.isEmpty()) {
            p.year = on.getYear();
            p.number = numbers.take(em, p.office, p.documentType, p.year);
            p.numberText = numbers.text(em, p.office, p.documentType, p.year, p.number);
          }
          p.state = PaperState.ISSUED.name();
          p.issuedOn = on;
          p.issuedBy = caller.username();
          p.issuedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          String docx = p.docx;
          String pdf = p.pdf;
          draw(caller, p, base, p.numberText == null ? "" : p.numberText, on);
          templates.drop(caller, docx);
          if (pdf != null) {
            templates.drop(caller, pdf);
          }
          audit.append(
              caller,
              "core.paper.issue",
              subject(p),
              Map.of(
                  "paper",
                  p.id,
                  "paperKind",
                  p.kind,
                  "number",
                  p.numberText == null ? "" : p.numberText,
                  "on",
                  on.toString()));
          em.flush();
          return records(em, List.of(p)).get(0);
        });
  }

  @Override
  public void cancel(Caller caller, UUID paper, String reason, long version) {
    guarded(
        em -> {
          PaperEntity p = change(em, caller, paper, version, PaperState.DRAFT, PaperState.ISSUED);
          boolean draft = PaperState.DRAFT.name().equals(p.state);
          List<FieldProblem> problems = new ArrayList<>();
          String why =
              draft
                  ? VietnameseText.normalise(reason)
                  : NumberService.required(problems, "reason", reason, 1000);
          NumberService.refuse(problems);
          Map<String, String> details = new LinkedHashMap<>();
          details.put("paper", p.id);
          details.put("paperKind", p.kind);
          if (p.numberText != null) {
            details.put("number", p.numberText);
          }
          details.put("reason", why == null ? "" : why);
          if (draft) {
            for (String file : java.util.Arrays.asList(p.base, p.docx, p.pdf)) {
              if (file != null) {
                templates.drop(caller, file);
              }
            }
            em.remove(p);
          } else {
            p.state = PaperState.CANCELLED.name();
            p.reason = why;
          }
          audit.append(
              caller, draft ? "core.paper.discard" : "core.paper.cancel", subject(p), details);
          em.flush();
          return null;
        });
  }

  @Override
  public PaperFile file(Caller caller, UUID paper, PaperFormat format) {
    PaperEntity p = jpa.txExpr(TransactionType.Required, em -> find(em, paper));
    requireVisible(caller, subject(p));
    if (format == PaperFormat.DOCX) {
      return new PaperFile(name(p) + ".docx", PaperFile.DOCX, templates.content(p.docx));
    }
    if (p.pdf == null) {
      throw new CtdpException(
          PaperError.NO_PDF,
          Locale.ENGLISH.getLanguage().equals(caller.locale().getLanguage())
              ? p.noPdfEn
              : p.noPdfVi);
    }
    return new PaperFile(name(p) + ".pdf", PaperFile.PDF, templates.content(p.pdf));
  }

  @Override
  public Paper addScan(Caller caller, UUID paper, String fileName, InputStream content) {
    String name = fileName == null ? "" : fileName;
    if (!name.toLowerCase(Locale.ROOT).matches(".*\\.(pdf|png|jpe?g)")) {
      throw new CtdpException(PaperError.SCAN);
    }
    return guarded(
        em -> {
          PaperEntity p = find(em, paper);
          requireChange(caller, p, PaperState.ISSUED);
          Attachment file =
              attachments.add(
                  Caller.system(caller.username()), new SubjectRef(SUBJECT, p.id), name, content);
          ScanEntity scan = new ScanEntity();
          scan.id = file.id().toString();
          scan.paper = p.id;
          scan.fileName = file.fileName();
          scan.mediaType = file.mediaType();
          scan.size = file.size();
          scan.sha256 = file.sha256();
          scan.addedBy = caller.username();
          scan.addedAt = file.addedAt();
          em.persist(scan);
          audit.append(
              caller,
              "core.paper.scan",
              subject(p),
              Map.of("paper", p.id, "file", scan.fileName, "sha256", scan.sha256));
          em.flush();
          return records(em, List.of(p)).get(0);
        });
  }

  // --- shared ---

  private interface Work<R> {
    R in(EntityManager em) throws IOException;
  }

  /** A stale version is a failure that a person can act on. */
  private <R> R guarded(Work<R> work) {
    try {
      return jpa.txExpr(
          TransactionType.Required,
          em -> {
            try {
              return work.in(em);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    } catch (CtdpException e) {
      throw e;
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CtdpException known) {
          throw known;
        }
        if (cause instanceof OptimisticLockException) {
          throw new CtdpException(CoreError.CONFLICT, List.of(), e);
        }
      }
      throw e;
    }
  }

  private PaperEntity change(
      EntityManager em, Caller caller, UUID id, long version, PaperState... states) {
    PaperEntity p = find(em, id);
    requireChange(caller, p, states);
    if (p.version != version) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    return p;
  }

  private void requireChange(Caller caller, PaperEntity p, PaperState... states) {
    SubjectRef subject = subject(p);
    requireVisible(caller, subject);
    Sources.Offer offer =
        sources
            .find(p.kind)
            .orElseThrow(() -> new CtdpException(CoreError.MODULE_NOT_ENABLED, p.module));
    offer.source().requireMake(caller, p.kind, subject);
    PaperState state = PaperState.valueOf(p.state);
    if (!List.of(states).contains(state)) {
      throw new CtdpException(PaperError.STATE, state.label().vi(), state.label().en());
    }
  }

  private void requireVisible(Caller caller, SubjectRef subject) {
    if (caller.kind() == Caller.Kind.SYSTEM) {
      return;
    }
    Subject resolved = subjects.resolve(caller, List.of(subject)).get(subject);
    switch (resolved.state()) {
      case FOUND -> {}
      case NO_ACCESS -> throw new CtdpException(CoreError.ACCESS_DENIED, resolved.title().vi());
      case MODULE_NOT_ENABLED ->
          throw new CtdpException(CoreError.MODULE_NOT_ENABLED, subject.type());
      default -> throw new CtdpException(CoreError.NOT_FOUND, subject.type(), subject.id());
    }
  }

  private static PaperEntity find(EntityManager em, UUID id) {
    PaperEntity p = em.find(PaperEntity.class, id.toString());
    if (p == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "văn bản", id.toString());
    }
    return p;
  }

  static SubjectRef subject(PaperEntity p) {
    return new SubjectRef(p.subjectType, p.subjectId);
  }

  private static List<Paper> records(EntityManager em, List<PaperEntity> rows) {
    Map<String, List<Attachment>> scans = new HashMap<>();
    if (!rows.isEmpty()) {
      em.createQuery(
              "select s from PaperScan s where s.paper in :papers order by s.addedAt desc, s.id",
              ScanEntity.class)
          .setParameter("papers", rows.stream().map(p -> p.id).toList())
          .getResultList()
          .forEach(s -> scans.computeIfAbsent(s.paper, k -> new ArrayList<>()).add(attachment(s)));
    }
    return rows.stream().map(p -> record(p, scans.getOrDefault(p.id, List.of()))).toList();
  }

  private static Attachment attachment(ScanEntity s) {
    return new Attachment(
        UUID.fromString(s.id),
        new SubjectRef(SUBJECT, s.paper),
        s.fileName,
        s.mediaType,
        s.size,
        s.sha256,
        s.addedBy,
        s.addedAt);
  }

  private static Paper record(PaperEntity p, List<Attachment> scans) {
    return new Paper(
        UUID.fromString(p.id),
        p.kind,
        new Localized(p.nameVi, p.nameEn),
        subject(p),
        PaperState.valueOf(p.state),
        p.office,
        p.numberText,
        p.issuedOn,
        p.template,
        p.templateSha256,
        p.pdf != null,
        p.pdf != null ? null : new Localized(p.noPdfVi, p.noPdfEn),
        scans,
        p.reason,
        p.madeBy,
        p.madeAt,
        p.issuedBy,
        p.version);
  }
}
