package vn.ctdp.core.papers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.paper.Paper;
import vn.ctdp.core.paper.PaperFormat;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperNumber;
import vn.ctdp.core.paper.PaperOffice;
import vn.ctdp.core.paper.PaperSource;
import vn.ctdp.core.paper.PaperState;
import vn.ctdp.core.paper.PaperTemplate;
import vn.ctdp.core.paper.PaperValues;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.text.Localized;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** Templates, numbers and papers on each database. */
class PapersTest {

  private static final Caller OFFICER =
      new Caller(
          "u",
          "officer",
          "Cán bộ",
          Caller.Kind.PERSON,
          "ui",
          "",
          java.util.Locale.forLanguageTag("vi"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final SubjectRef RECORD = new SubjectRef("test-record", "1");

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("papers");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("papers");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  /** The services with fakes around them; files lie in memory. */
  private static final class Desk implements AutoCloseable {
    final TestDatabase database;
    final Node node;
    final Map<UUID, byte[]> files = new ConcurrentHashMap<>();
    final List<String> audited = java.util.Collections.synchronizedList(new ArrayList<>());
    final Set<String> denied = new HashSet<>();
    final Sources sources = new Sources();
    final TemplateService templates;
    final NumberService numbers;
    final PaperService papers;
    boolean visible = true;
    boolean make = true;
    String name = "Đề án một";

    Desk(TestDatabase database) {
      this.database = database;
      node = database.node();
      Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
      AccessControl access =
          fake(
              AccessControl.class,
              (method, args) -> {
                if (method.startsWith("require") && denied.contains(args[1])) {
                  throw new CtdpException(CoreError.ACCESS_DENIED, args[1]);
                }
                return !denied.contains(args[1]);
              });
      AuditLog audit =
          fake(
              AuditLog.class, (method, args) -> audited.add(args[1] + " " + args[3]) ? null : null);
      AttachmentService attachments = fake(AttachmentService.class, this::attachment);
      Subjects subjects =
          fake(
              Subjects.class,
              (method, args) -> {
                Map<SubjectRef, Subject> all = new HashMap<>();
                for (Object ref : (Collection<?>) args[1]) {
                  all.put(
                      (SubjectRef) ref,
                      new Subject(
                          (SubjectRef) ref,
                          visible ? Subject.State.FOUND : Subject.State.NO_ACCESS,
                          new Localized("Bản ghi", "Record"),
                          "x"));
                }
                return all;
              });
      InstanceInfo instance =
          fake(
              InstanceInfo.class,
              (method, args) ->
                  method.equals("role")
                      ? InstanceRole.PROVINCE
                      : new Localized("Sở Công Thương tỉnh Lâm Đồng", "Department"));
      sources.bindSource(source());
      templates = new TemplateService(node, access, audit, attachments, sources, clock);
      numbers = new NumberService(node, access, audit, instance, sources, clock);
      papers =
          new PaperService(node, audit, attachments, subjects, sources, templates, numbers, clock);
    }

    private PaperSource source() {
      return new PaperSource() {
        @Override
        public List<PaperKind> kinds() {
          return List.of(Files.KIND);
        }

        @Override
        public String template(String kind) {
          return Files.LAYOUT;
        }

        @Override
        public PaperValues values(Caller caller, String kind, SubjectRef subject) {
          return new PaperValues(
              Map.of("project.name", name, "project.money", "300.000.000"),
              Map.of("members", List.of(Map.of("name", "An"))));
        }

        @Override
        public void requireMake(Caller caller, String kind, SubjectRef subject) {
          if (!make) {
            throw new CtdpException(CoreError.ACCESS_DENIED, "make");
          }
        }

        @Override
        public Set<String> makeable(Caller caller, SubjectRef subject) {
          return make ? Set.of("test.minutes") : Set.of();
        }

        @Override
        public Set<String> changeable(Caller caller, SubjectRef subject) {
          return make ? Set.of("test.minutes") : Set.of();
        }
      };
    }

    private Object attachment(String method, Object[] args) throws IOException {
      switch (method) {
        case "add":
          UUID id = UUID.randomUUID();
          files.put(id, ((InputStream) args[3]).readAllBytes());
          return new Attachment(
              id,
              (SubjectRef) args[1],
              (String) args[2],
              "application/pdf",
              files.get(id).length,
              TemplateService.sha256(files.get(id)),
              ((Caller) args[0]).username(),
              Instant.EPOCH);
        case "open":
          return new ByteArrayInputStream(files.get((UUID) args[1]));
        default:
          files.remove((UUID) args[1]);
          return null;
      }
    }

    Paper issued() {
      Paper draft = papers.make(OFFICER, "test.minutes", RECORD, null);
      return papers.issue(OFFICER, draft.id(), TODAY, draft.version());
    }

    String text(Paper paper) {
      Docx docx = Docx.read(papers.file(OFFICER, paper.id(), PaperFormat.DOCX).content());
      return docx.tree(Docx.MAIN).getDocumentElement().getTextContent();
    }

    @Override
    public void close() {
      database.close();
    }
  }

  private interface Answer {
    Object answer(String name, Object[] args) throws IOException;
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                method.getDeclaringClass() == Object.class
                    ? method.getName()
                    : answer.answer(method.getName(), args)));
  }

  private static void refused(Callable<?> act, ErrorCode code) {
    assertThatThrownBy(act::call)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
  }

  private static InputStream in(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aPaperIsMadeIssuedScannedAndCancelled(Supplier<TestDatabase> made) {
    try (Desk d = new Desk(made.get())) {
      assertThat(d.papers.kinds(OFFICER, RECORD)).containsExactly(Files.KIND);
      Paper draft = d.papers.make(OFFICER, "test.minutes", RECORD, null);
      assertThat(draft.state()).isEqualTo(PaperState.DRAFT);
      assertThat(draft.pdf()).isTrue();
      assertThat(draft.number()).isNull();
      assertThat(d.text(draft))
          .contains(
              "Số: ……/BB-SCT", "Đề án một", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng, ngày …");

      // What was read in the draft is what is issued, though the record went on.
      d.name = "Đề án hai";
      Paper paper = d.papers.issue(OFFICER, draft.id(), TODAY, draft.version());
      assertThat(paper.number()).isEqualTo("01/BB-SCT");
      assertThat(paper.on()).isEqualTo(TODAY);
      assertThat(d.text(paper))
          .contains("Số: 01/BB-SCT", "Đề án một", "ngày 22 tháng 11 năm 2026")
          .doesNotContain("{{");
      assertThat(d.papers.file(OFFICER, paper.id(), PaperFormat.PDF).content())
          .startsWith('%', 'P', 'D', 'F');
      refused(() -> d.papers.issue(OFFICER, draft.id(), TODAY, paper.version()), PaperError.STATE);
      refused(
          () -> d.papers.addScan(OFFICER, paper.id(), "x.docx", in(new byte[1])), PaperError.SCAN);
      Paper scanned = d.papers.addScan(OFFICER, paper.id(), "ky.pdf", in(new byte[] {1}));
      assertThat(scanned.scans())
          .singleElement()
          .extracting(Attachment::fileName)
          .isEqualTo("ky.pdf");
      assertThat(d.issued().number()).isEqualTo("02/BB-SCT");

      refused(
          () -> {
            d.papers.cancel(OFFICER, paper.id(), " ", scanned.version());
            return null;
          },
          CoreError.INVALID);
      d.papers.cancel(OFFICER, paper.id(), "Nhầm đề án", scanned.version());
      assertThat(d.papers.paper(OFFICER, paper.id()).state()).isEqualTo(PaperState.CANCELLED);
      assertThat(d.issued().number()).as("a used number stays used").isEqualTo("03/BB-SCT");

      int before = d.files.size();
      Paper thrown = d.papers.make(OFFICER, "test.minutes", RECORD, null);
      d.papers.cancel(OFFICER, thrown.id(), null, thrown.version());
      assertThat(d.files).hasSize(before);
      assertThat(d.papers.papers(OFFICER, RECORD)).hasSize(3);
      assertThat(
              d.numbers
                  .numbers(
                      OFFICER,
                      new PageRequest(
                          0, 10, List.of(), "bb-s", Map.of("year", "2026", "type", "BB")))
                  .rows())
          .extracting(PaperNumber::text, PaperNumber::cancelled)
          .contains(org.assertj.core.groups.Tuple.tuple("01/BB-SCT", "Nhầm đề án"))
          .hasSize(3);
      assertThat(d.audited).anyMatch(a -> a.startsWith("core.paper.issue"));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void numbersHaveNoGapsWhenManyIssueAtOnce(Supplier<TestDatabase> made) throws Exception {
    try (Desk d = new Desk(made.get())) {
      List<Paper> drafts = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        drafts.add(d.papers.make(OFFICER, "test.minutes", RECORD, null));
      }
      ExecutorService pool = Executors.newFixedThreadPool(8);
      List<Future<String>> issued = new ArrayList<>();
      for (Paper draft : drafts) {
        // Every third is wrong, and may not use a number up.
        long version = draft.version() + (drafts.indexOf(draft) % 3 == 0 ? 7 : 0);
        issued.add(
            pool.submit(
                () -> {
                  try {
                    return d.papers.issue(OFFICER, draft.id(), TODAY, version).number();
                  } catch (CtdpException e) {
                    return e.errorCode().code();
                  }
                }));
      }
      Set<String> found = new java.util.TreeSet<>();
      for (Future<String> f : issued) {
        found.add(f.get());
      }
      pool.shutdown();
      Set<String> expected = new java.util.TreeSet<>(Set.of(CoreError.CONFLICT.code()));
      for (int i = 1; i <= 16; i++) {
        expected.add(NumberService.write("{so:2}/BB-SCT", "SCT", "BB", 2026, i));
      }
      assertThat(found).isEqualTo(expected);
      assertThat(d.numbers.series(OFFICER, 2026))
          .singleElement()
          .satisfies(s -> assertThat(s.next()).isEqualTo("17/BB-SCT"));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTemplateIsReplacedCheckedUsedAndTakenBack(Supplier<TestDatabase> made) {
    try (Desk d = new Desk(made.get())) {
      byte[] own = Files.docx(Files.p(Files.run("CỦA SỞ {{project.name}} {{paper.number}}")));
      refused(
          () -> d.templates.upload(OFFICER, "test.minutes", "mau.docm", in(own), null),
          PaperError.SUFFIX);
      refused(
          () -> d.templates.upload(OFFICER, "test.minutes", "mau.doc", in(own), null),
          PaperError.SUFFIX);
      assertThatThrownBy(
              () ->
                  d.templates.upload(
                      OFFICER,
                      "test.minutes",
                      "mau.docx",
                      in(Files.docx(Files.p(Files.run("{{project.nam}} {{q}}")))),
                      null))
          .isInstanceOfSatisfying(CtdpException.class, e -> assertThat(e.problems()).hasSize(2));
      PaperTemplate first =
          d.templates.upload(OFFICER, "test.minutes", "mau.docx", in(own), "Mẫu của Sở");
      assertThat(first.version()).isEqualTo(1);
      assertThat(first.inForce()).isFalse();
      assertThat(first.warnings()).as("another font").hasSize(1);
      assertThat(d.text(d.papers.make(OFFICER, "test.minutes", RECORD, null)))
          .doesNotContain("CỦA SỞ");
      assertThat(d.templates.activate(OFFICER, "test.minutes", 1, "dùng mẫu mới").inForce())
          .isTrue();
      Paper paper = d.issued();
      assertThat(d.text(paper)).isEqualTo("CỦA SỞ Đề án một 01/BB-SCT");
      assertThat(paper.templateVersion()).isEqualTo(1);
      assertThat(paper.templateDigest()).isEqualTo(first.sha256());
      assertThat(paper.pdf()).isFalse();
      assertThat(paper.noPdf().vi()).isNotBlank();
      refused(() -> d.papers.file(OFFICER, paper.id(), PaperFormat.PDF), PaperError.NO_PDF);
      refused(
          () -> d.templates.preview(OFFICER, "test.minutes", 1, PaperFormat.PDF),
          PaperError.NO_PDF);
      assertThat(d.templates.preview(OFFICER, "test.minutes", 0, PaperFormat.PDF).content())
          .startsWith('%', 'P', 'D', 'F');
      assertThat(
              Docx.read(d.templates.download(OFFICER, "test.minutes", null).content())
                  .has(Docx.MAIN))
          .isTrue();
      d.templates.activate(OFFICER, "test.minutes", 0, null);
      assertThat(d.templates.versions(OFFICER, "test.minutes"))
          .extracting(PaperTemplate::version, PaperTemplate::inForce, PaperTemplate::usedBy)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1, false, 1L),
              org.assertj.core.groups.Tuple.tuple(0, true, 1L));
      assertThat(d.templates.inForce(OFFICER))
          .extracting(PaperTemplate::version)
          .containsExactly(0);
      assertThat(d.templates.choices(OFFICER, "test.minutes")).hasSize(2);
      refused(() -> d.templates.activate(OFFICER, "test.minutes", 9, null), CoreError.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void officesAndPatternsDecideHowNumbersLook(Supplier<TestDatabase> made) {
    try (Desk d = new Desk(made.get())) {
      assertThat(d.numbers.offices(OFFICER)).extracting(PaperOffice::symbol).containsExactly("SCT");
      PaperOffice centre =
          d.numbers.saveOffice(
              OFFICER,
              new PaperOffice(
                  "TTKC",
                  "Trung tâm Khuyến công",
                  "Sở Công Thương",
                  "Đà Lạt",
                  "GIÁM ĐỐC",
                  true,
                  0));
      assertThat(d.numbers.offices(OFFICER))
          .extracting(PaperOffice::symbol, PaperOffice::first)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("TTKC", true),
              org.assertj.core.groups.Tuple.tuple("SCT", false));
      refused(
          () ->
              d.numbers.saveOffice(OFFICER, new PaperOffice("TTKC", "x", null, "x", "x", false, 5)),
          CoreError.CONFLICT);
      refused(
          () -> d.numbers.saveOffice(OFFICER, new PaperOffice("1/", "", null, "", "", false, 0)),
          CoreError.INVALID);
      d.numbers.savePattern(OFFICER, centre.symbol(), "BB", "{so:3}/{nam}/{loai}-{coquan}");
      refused(
          () -> {
            d.numbers.savePattern(OFFICER, "TTKC", "BB", "{loai}-{x}");
            return null;
          },
          CoreError.INVALID);
      d.numbers.correct(OFFICER, "TTKC", "BB", 2026, 57, "Đã cấp 57 số trên giấy");
      assertThat(d.issued().number()).isEqualTo("058/2026/BB-TTKC");
      refused(
          () -> d.numbers.correct(OFFICER, "TTKC", "BB", 2026, 57, "giảm"),
          PaperError.NUMBER_BELOW);
      refused(() -> d.numbers.correct(OFFICER, "TTKC", "BB", 2026, 99, " "), CoreError.INVALID);
      Paper other = d.papers.make(OFFICER, "test.minutes", RECORD, "SCT");
      assertThat(d.papers.issue(OFFICER, other.id(), TODAY, other.version()).number())
          .isEqualTo("01/BB-SCT");
      d.numbers.savePattern(OFFICER, "TTKC", "BB", null);
      assertThat(d.issued().number()).isEqualTo("59/BB-TTKC");
      Paper late = d.papers.make(OFFICER, "test.minutes", RECORD, null);
      refused(
          () -> d.papers.issue(OFFICER, late.id(), TODAY.plusDays(1), late.version()),
          PaperError.DAY);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void rightsAreAskedForInTheServices(Supplier<TestDatabase> made) {
    try (Desk d = new Desk(made.get())) {
      Paper paper = d.issued();
      d.make = false;
      refused(() -> d.papers.make(OFFICER, "test.minutes", RECORD, null), CoreError.ACCESS_DENIED);
      refused(
          () -> d.papers.addScan(OFFICER, paper.id(), "a.pdf", in(new byte[1])),
          CoreError.ACCESS_DENIED);
      assertThat(d.papers.kinds(OFFICER, RECORD)).isEmpty();
      d.visible = false;
      refused(() -> d.papers.papers(OFFICER, RECORD), CoreError.ACCESS_DENIED);
      refused(() -> d.papers.file(OFFICER, paper.id(), PaperFormat.DOCX), CoreError.ACCESS_DENIED);
      d.denied.addAll(
          Set.of(PaperPermissions.TEMPLATE, PaperPermissions.NUMBER, PaperPermissions.VIEW));
      refused(
          () -> d.templates.upload(OFFICER, "test.minutes", "a.docx", in(new byte[1]), null),
          CoreError.ACCESS_DENIED);
      refused(
          () -> d.templates.activate(OFFICER, "test.minutes", 0, null), CoreError.ACCESS_DENIED);
      refused(() -> d.numbers.series(OFFICER, 2026), CoreError.ACCESS_DENIED);
      refused(() -> d.numbers.correct(OFFICER, "SCT", "BB", 2026, 1, "x"), CoreError.ACCESS_DENIED);
      refused(() -> d.templates.download(OFFICER, "test.minutes", null), CoreError.ACCESS_DENIED);
    }
  }
}
