package vn.ctdp.core.papers.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
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
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.paper.PaperField;
import vn.ctdp.core.paper.PaperFile;
import vn.ctdp.core.paper.PaperFormat;
import vn.ctdp.core.paper.PaperGroup;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperTemplate;
import vn.ctdp.core.paper.PaperTemplates;
import vn.ctdp.core.paper.PaperValues;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** Templates and which of them are in force. Thread-safe. */
@Component(service = {PaperTemplates.class, TemplateService.class})
public class TemplateService implements PaperTemplates {

  /** What the files of templates are attached to. */
  static final String SUBJECT = "paper-template";

  private static final String NO_PDF = "VB-PDF";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final AttachmentService attachments;
  private final Sources sources;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public TemplateService(
      @Reference(target = "(osgi.unit.name=papers)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference AttachmentService attachments,
      @Reference Sources sources,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.attachments = attachments;
    this.sources = sources;
    this.clock = clock;
  }

  // --- for the other services ---

  /** A template as papers are made with it. */
  record Used(int version, String sha256, byte[] content) {}

  /** The template in force. */
  Used used(EntityManager em, Sources.Offer offer) {
    return used(em, offer, chosen(em, offer.kind().id()));
  }

  private Used used(EntityManager em, Sources.Offer offer, int version) {
    if (version == 0) {
      byte[] content = Layout.docx(offer.source().template(offer.kind().id()));
      return new Used(0, sha256(content), content);
    }
    TemplateEntity t = find(em, offer.kind().id(), version);
    return new Used(version, t.sha256, content(t.attachment));
  }

  private static int chosen(EntityManager em, String kind) {
    return em
        .createQuery(
            "select c from PaperChoice c where c.kind = :kind order by c.number desc",
            ChoiceEntity.class)
        .setParameter("kind", kind)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .map(c -> c.template)
        .orElse(0);
  }

  byte[] content(String attachment) {
    try (InputStream in = attachments.open(Caller.system("papers"), UUID.fromString(attachment))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a file under the name of who is responsible for it. */
  Attachment keep(Caller caller, SubjectRef subject, String name, byte[] content) {
    return attachments.add(
        Caller.system(caller.username()), subject, name, new ByteArrayInputStream(content));
  }

  void drop(Caller caller, String attachment) {
    attachments.remove(Caller.system(caller.username()), UUID.fromString(attachment));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The paper as a PDF, or why not. */
  static PaperFile file(Docx docx, String name, PaperFormat format) {
    if (format == PaperFormat.DOCX) {
      return new PaperFile(name + ".docx", PaperFile.DOCX, docx.write());
    }
    Pdf pdf = new Pdf(docx);
    Optional<Localized> declines = pdf.declines();
    if (declines.isPresent()) {
      throw new CtdpException(PaperError.NO_PDF, declines.get().vi());
    }
    return new PaperFile(name + ".pdf", PaperFile.PDF, pdf.draw());
  }

  /** A name for a file: letters of the alphabet, digits and hyphens. */
  static String fileName(String text) {
    String plain = VietnameseText.searchKey(text).replaceAll("[^a-z0-9]+", "-");
    String name = plain.replaceAll("^-|-$", "");
    return name.length() > 80 ? name.substring(0, 80) : name;
  }

  // --- for people ---

  @Override
  public List<PaperKind> kinds(Caller caller) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    return sources.all().stream().map(Sources.Offer::kind).toList();
  }

  @Override
  public Optional<PaperKind> kind(Caller caller, String id) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    return sources.find(id).map(Sources.Offer::kind);
  }

  @Override
  public List<PaperTemplate> inForce(Caller caller) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, Integer> chosen = new HashMap<>();
          em.createQuery("select c from PaperChoice c order by c.number", ChoiceEntity.class)
              .getResultList()
              .forEach(c -> chosen.put(c.kind, c.template));
          Map<String, TemplateEntity> own = new HashMap<>();
          em.createQuery("select t from PaperTemplate t", TemplateEntity.class)
              .getResultList()
              .forEach(t -> own.put(t.kind + "/" + t.number, t));
          List<PaperTemplate> result = new ArrayList<>();
          for (Sources.Offer o : sources.all()) {
            String kind = o.kind().id();
            TemplateEntity t = own.get(kind + "/" + chosen.getOrDefault(kind, 0));
            result.add(t == null ? delivered(o, true, 0) : record(t, true, 0));
          }
          return result;
        });
  }

  @Override
  public List<PaperTemplate> versions(Caller caller, String kind) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    Sources.Offer offer = sources.require(kind);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          int chosen = chosen(em, kind);
          Map<Integer, Long> used = new HashMap<>();
          em.createQuery(
                  "select p.template, count(p) from PaperRecord p where p.kind = :kind group by"
                      + " p.template",
                  Object[].class)
              .setParameter("kind", kind)
              .getResultList()
              .forEach(row -> used.put((Integer) row[0], (Long) row[1]));
          List<PaperTemplate> result = new ArrayList<>();
          em.createQuery(
                  "select t from PaperTemplate t where t.kind = :kind order by t.number desc",
                  TemplateEntity.class)
              .setParameter("kind", kind)
              .getResultList()
              .forEach(
                  t -> result.add(record(t, t.number == chosen, used.getOrDefault(t.number, 0L))));
          result.add(delivered(offer, chosen == 0, used.getOrDefault(0, 0L)));
          return result;
        });
  }

  private static PaperTemplate delivered(Sources.Offer offer, boolean inForce, long used) {
    byte[] content = Layout.docx(offer.source().template(offer.kind().id()));
    return new PaperTemplate(
        offer.kind().id(),
        0,
        null,
        content.length,
        sha256(content),
        null,
        List.of(),
        null,
        null,
        inForce,
        used);
  }

  private static PaperTemplate record(TemplateEntity t, boolean inForce, long used) {
    List<FieldProblem> warnings = new ArrayList<>();
    if (t.warnings != null) {
      for (String line : t.warnings.split("\n")) {
        String[] w = line.split("\t", -1);
        warnings.add(FieldProblem.warning(w[0], w[1], w[2], w[3]));
      }
    }
    return new PaperTemplate(
        t.kind,
        t.number,
        t.fileName,
        t.size,
        t.sha256,
        t.note,
        warnings,
        t.addedBy,
        t.addedAt,
        inForce,
        used);
  }

  private static TemplateEntity find(EntityManager em, String kind, int version) {
    return em
        .createQuery(
            "select t from PaperTemplate t where t.kind = :kind and t.number = :number",
            TemplateEntity.class)
        .setParameter("kind", kind)
        .setParameter("number", version)
        .getResultList()
        .stream()
        .findFirst()
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "phiên bản mẫu", version));
  }

  @Override
  public PaperFile download(Caller caller, String kind, Integer version) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    Sources.Offer offer = sources.require(kind);
    Used used =
        jpa.txExpr(
            TransactionType.Required,
            em -> version == null ? used(em, offer) : used(em, offer, version));
    return new PaperFile(
        "mau-" + fileName(offer.kind().name().vi()) + "-v" + used.version() + ".docx",
        PaperFile.DOCX,
        used.content());
  }

  @Override
  public PaperTemplate upload(
      Caller caller, String kind, String fileName, InputStream content, String note) {
    access.require(caller, PaperPermissions.TEMPLATE, Target.INSTANCE);
    Sources.Offer offer = sources.require(kind);
    String name = VietnameseText.normalise(fileName == null ? "" : fileName);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    if (!name.toLowerCase(Locale.ROOT).endsWith(".docx") || name.length() > 200) {
      throw new CtdpException(PaperError.SUFFIX, name);
    }
    String remark = remark("note", note);
    Docx docx = Docx.read(read(content));
    List<FieldProblem> problems = new Template(docx).problems(offer.kind());
    List<FieldProblem> errors =
        problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new CtdpException(PaperError.PLACEHOLDERS, errors, null);
    }
    List<FieldProblem> warnings = new ArrayList<>(problems);
    new Pdf(docx)
        .declines()
        .ifPresent(
            why ->
                warnings.add(
                    FieldProblem.warning(
                        "",
                        NO_PDF,
                        "Văn bản làm từ mẫu này chỉ có dạng Word: " + why.vi() + ".",
                        "Papers made with this template are Word documents only: "
                            + why.en()
                            + ".")));
    // What is kept is written anew from the parts that were checked.
    byte[] bytes = docx.write();
    String stored = name;
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          NumberService.awaitTurn(em);
          Integer last =
              em.createQuery(
                      "select max(t.number) from PaperTemplate t where t.kind = :kind",
                      Integer.class)
                  .setParameter("kind", kind)
                  .getSingleResult();
          TemplateEntity t = new TemplateEntity();
          t.id = UUID.randomUUID().toString();
          t.kind = kind;
          t.number = last == null ? 1 : last + 1;
          t.fileName = stored;
          t.size = bytes.length;
          t.sha256 = sha256(bytes);
          t.attachment = keep(caller, new SubjectRef(SUBJECT, kind), stored, bytes).id().toString();
          t.note = remark;
          t.warnings = lines(warnings);
          t.addedBy = caller.username();
          t.addedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          em.persist(t);
          audit.append(
              caller,
              "core.paper.template.add",
              new SubjectRef(SUBJECT, kind),
              Map.of("version", Integer.toString(t.number), "file", stored, "sha256", t.sha256));
          return record(t, false, 0);
        });
  }

  private static String lines(List<FieldProblem> warnings) {
    StringBuilder all = new StringBuilder();
    for (FieldProblem w : warnings) {
      String line =
          String.join("\t", List.of(w.field(), w.code(), w.vi(), w.en())).replace('\n', ' ');
      if (all.length() + line.length() < 7_900) {
        all.append(all.length() == 0 ? "" : "\n").append(line);
      }
    }
    return all.length() == 0 ? null : all.toString();
  }

  private static byte[] read(InputStream content) {
    try {
      return content.readNBytes(Docx.LARGEST + 1);
    } catch (IOException e) {
      throw new CtdpException(PaperError.NOT_DOCX, List.of(), e, "I/O");
    }
  }

  private static String remark(String field, String text) {
    String remark = VietnameseText.normalise(text);
    if (remark != null && remark.length() > 1000) {
      NumberService.refuse(List.of(NumberService.tooLong(field, 1000)));
    }
    return remark == null || remark.isEmpty() ? null : remark;
  }

  @Override
  public PaperFile preview(Caller caller, String kind, int version, PaperFormat format) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    Sources.Offer offer = sources.require(kind);
    Used used = jpa.txExpr(TransactionType.Required, em -> used(em, offer, version));
    Docx filled = new Template(Docx.read(used.content())).fill(examples(offer.kind()), Set.of());
    return file(filled, "xem-truoc-" + fileName(offer.kind().name().vi()) + "-v" + version, format);
  }

  private static PaperValues examples(PaperKind kind) {
    Map<String, String> fields = new HashMap<>();
    PaperKind.COMMON.forEach(f -> fields.put(f.name(), f.example()));
    kind.fields().forEach(f -> fields.put(f.name(), f.example()));
    Map<String, List<Map<String, String>>> groups = new HashMap<>();
    for (PaperGroup g : kind.groups()) {
      Map<String, String> row = new HashMap<>();
      for (PaperField f : g.fields()) {
        row.put(f.name(), f.example());
      }
      groups.put(g.name(), List.of(row, row));
    }
    return new PaperValues(fields, groups);
  }

  @Override
  public PaperTemplate activate(Caller caller, String kind, int version, String reason) {
    access.require(caller, PaperPermissions.TEMPLATE, Target.INSTANCE);
    sources.require(kind);
    String why = remark("reason", reason);
    jpa.tx(
        TransactionType.Required,
        em -> {
          NumberService.awaitTurn(em);
          if (version != 0) {
            find(em, kind, version);
          }
          int before = chosen(em, kind);
          if (before == version) {
            return;
          }
          Integer last =
              em.createQuery(
                      "select max(c.number) from PaperChoice c where c.kind = :kind", Integer.class)
                  .setParameter("kind", kind)
                  .getSingleResult();
          ChoiceEntity c = new ChoiceEntity();
          c.id = UUID.randomUUID().toString();
          c.kind = kind;
          c.number = last == null ? 1 : last + 1;
          c.template = version;
          c.reason = why;
          c.chosenBy = caller.username();
          c.chosenAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          em.persist(c);
          audit.append(
              caller,
              "core.paper.template.activate",
              new SubjectRef(SUBJECT, kind),
              Map.of("version", before + " → " + version, "reason", why == null ? "" : why));
        });
    return versions(caller, kind).stream()
        .filter(t -> t.version() == version)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Choice> choices(Caller caller, String kind) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select c from PaperChoice c where c.kind = :kind order by c.number desc",
                    ChoiceEntity.class)
                .setParameter("kind", kind)
                .getResultList()
                .stream()
                .map(c -> new Choice(c.template, c.reason, c.chosenBy, c.chosenAt))
                .toList());
  }
}
