package vn.ctdp.core.papers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.core.papers.internal.Files.docx;
import static vn.ctdp.core.papers.internal.Files.p;
import static vn.ctdp.core.papers.internal.Files.parts;
import static vn.ctdp.core.papers.internal.Files.run;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.paper.PaperValues;

class TemplateTest {

  private static final PaperValues VALUES =
      new PaperValues(
          Map.of("project.name", "Đổi mới {{project.money}} & <máy>", "project.money", "300"),
          Map.of("members", List.of(Map.of("name", "An"), Map.of("name", "Bình"))));

  private static Docx filled(String body) {
    return new Template(Docx.read(docx(body))).fill(VALUES, Set.of("paper.number"));
  }

  private static List<String> lines(Docx docx) {
    return Template.paragraphs(docx.tree(Docx.MAIN).getDocumentElement()).stream()
        .map(Element::getTextContent)
        .toList();
  }

  private static List<String> problems(String body) {
    return new Template(Docx.read(docx(body)))
        .problems(Files.KIND).stream()
            .filter(x -> x.severity() == Severity.ERROR)
            .map(FieldProblem::vi)
            .toList();
  }

  @Test
  void aPlaceholderIsFoundAcrossRunsAndKeepsTheLookOfTheFirst() {
    Docx filled =
        filled(
            "<w:p>"
                + "<w:r><w:rPr><w:b/></w:rPr><w:t>Tên: {</w:t></w:r>"
                + run("{project")
                + "<w:proofErr w:type=\"spellStart\"/>"
                + run(".name}} (")
                + run("{{ project.money }})")
                + "</w:p>");
    assertThat(lines(filled)).containsExactly("Tên: Đổi mới {{project.money}} & <máy> (300)");
    Element bold =
        (Element)
            filled.tree(Docx.MAIN).getElementsByTagNameNS(Docx.W, "b").item(0).getParentNode();
    assertThat(bold.getParentNode().getTextContent())
        .isEqualTo("Tên: Đổi mới {{project.money}} & <máy>");
  }

  @Test
  void whatIsKeptIsFilledLater() {
    Docx filled = filled(p(run("Số {{paper.")) + p(run("Số {{paper.number}}")));
    assertThat(lines(filled)).containsExactly("Số {{paper.", "Số {{paper.number}}");
    assertThat(lines(new Template(filled).fill(Map.of("paper.number", "05/BB-SCT"))))
        .containsExactly("Số {{paper.", "Số 05/BB-SCT");
  }

  @Test
  void rowsAndParagraphsAreRepeated() {
    String row =
        "<w:tr><w:tc>"
            + p(run("{{#mem"), run("bers}}{{stt}}"))
            + "</w:tc><w:tc>"
            + p(run("{{name}} {{project.money}}{{/members}}"))
            + "</w:tc></w:tr>";
    String head = "<w:tr><w:tc>" + p(run("STT")) + "</w:tc></w:tr>";
    String list = p(run("{{#members}}")) + p(run("- {{name}};")) + p(run("{{/members}}"));
    Docx filled = filled("<w:tbl>" + head + row + "</w:tbl>" + list + p(run("hết")));
    assertThat(lines(filled))
        .containsExactly("STT", "1", "An 300", "2", "Bình 300", "- An;", "- Bình;", "hết");
    Docx none =
        new Template(Docx.read(docx("<w:tbl>" + row + "</w:tbl>" + list + p())))
            .fill(new PaperValues(Map.of(), Map.of()), Set.of());
    assertThat(lines(none)).containsExactly("", " ", "");
  }

  @Test
  void aLineFeedBreaksTheLine() {
    Docx filled =
        new Template(Docx.read(docx(p(run("{{project.name}}")))))
            .fill(new PaperValues(Map.of("project.name", "a\nb\u0001"), Map.of()), Set.of());
    assertThat(filled.tree(Docx.MAIN).getElementsByTagNameNS(Docx.W, "br").getLength())
        .isEqualTo(1);
    assertThat(lines(filled)).containsExactly("ab");
  }

  @Test
  void wrongPlaceholdersAreNamedWithTheNearest() {
    assertThat(problems(p(run("{{project.nmae}}"))))
        .singleElement()
        .asString()
        .contains("{{project.nmae}}", "gần nhất là {{project.name}}");
    assertThat(problems(p(run("{{xyz}}")))).singleElement().asString().doesNotContain("gần nhất");
    assertThat(problems(p(run("{{name}}")))).as("only within its group").hasSize(1);
    assertThat(problems(p(run("{{#member}}{{/member}}"))))
        .first()
        .asString()
        .contains("{{#members}}");
    assertThat(problems(p(run("{{#members}}")))).singleElement().asString().contains("đóng");
    assertThat(problems(p(run("{{/members}}")))).hasSize(1);
    assertThat(problems(p(run("{{#members}}{{#members}}{{/members}}")))).hasSize(1);
    assertThat(
            problems(
                "<w:tbl><w:tr><w:tc>"
                    + p(run("{{#members}}"))
                    + "</w:tc></w:tr></w:tbl>"
                    + p(run("{{/members}}"))))
        .hasSize(1);
    assertThat(problems(p(run("{{project.name")))).hasSize(1);
    assertThat(problems(p(run("{{#members}}{{stt}} {{name}} {{office.name}}{{/members}}"))))
        .isEmpty();
  }

  @Test
  void aMissingRequiredPlaceholderIsAWarning() {
    assertThat(new Template(Docx.read(docx(p(run("x"))))).problems(Files.KIND))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.severity()).isEqualTo(Severity.WARNING);
              assertThat(w.vi()).contains("{{project.name}}");
            });
  }

  static Stream<Arguments> refused() {
    Map<String, byte[]> macro = parts(p(run("x")));
    macro.put("word/vbaProject.bin", new byte[] {1});
    Map<String, byte[]> docm = parts(p(run("x")));
    Files.text(
        docm,
        "[Content_Types].xml",
        new String(docm.get("[Content_Types].xml"), StandardCharsets.UTF_8)
            .replace(
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "vnd.ms-word.document.macroEnabled.main+xml"));
    Map<String, byte[]> bomb = parts(p(run("x")));
    bomb.put("word/media/a.png", new byte[20 * 1024 * 1024]);
    Map<String, byte[]> dtd = parts(p(run("x")));
    Files.text(
        dtd,
        "word/document.xml",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>");
    Map<String, byte[]> ole = parts(p(run("x")));
    ole.put("word/embeddings/a.xlsx", new byte[] {1});
    String deep = "<w:sdt>".repeat(300) + "</w:sdt>".repeat(300);
    String field =
        "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "
            + "\"http://x/y.png\"</w:instrText></w:r></w:p>";
    return Stream.of(
        Arguments.of("no zip", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), PaperError.NOT_DOCX),
        Arguments.of("cut", Arrays.copyOf(docx(p(run("x"))), 300), PaperError.NOT_DOCX),
        Arguments.of("macro", Docx.of(macro).write(), PaperError.MACROS),
        Arguments.of("docm", Docx.of(docm).write(), PaperError.MACROS),
        Arguments.of("embedded", Docx.of(ole).write(), PaperError.MACROS),
        Arguments.of("bomb", Docx.of(bomb).write(), PaperError.TOO_LARGE),
        Arguments.of("large", new byte[Docx.LARGEST + 1], PaperError.TOO_LARGE),
        Arguments.of("declaration", Docx.of(dtd).write(), PaperError.DOCTYPE),
        Arguments.of("deep", docx(deep), PaperError.TOO_LARGE),
        Arguments.of("picture", Files.relation("image", "http://x/y.png"), PaperError.LINKS),
        Arguments.of("link", Files.relation("hyperlink", "https://x"), PaperError.LINKS),
        Arguments.of(
            "template", Files.relation("attachedTemplate", "file:///C:/x.dotm"), PaperError.LINKS),
        Arguments.of("field", docx(field), PaperError.LINKS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void filesThatAreNoPlainDocumentAreRefused(String what, byte[] file, PaperError error) {
    assertThatThrownBy(() -> Docx.read(file))
        .as(what)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
  }

  @Test
  void anAddressToWriteToIsNoLinkElsewhere() {
    assertThat(Docx.read(Files.relation("hyperlink", "mailto:a@example.com")).has(Docx.MAIN))
        .isTrue();
  }

  @Test
  void aLayoutBecomesADocumentThatFitsItsKindAndIsDrawn() throws IOException {
    byte[] made = Layout.docx(Files.LAYOUT);
    assertThat(made).isEqualTo(Layout.docx(Files.LAYOUT));
    assertThat(new Template(Docx.read(made)).problems(Files.KIND)).isEmpty();
    Docx filled = new Template(Docx.read(made)).fill(VALUES, Set.of());
    Pdf pdf = new Pdf(filled);
    assertThat(pdf.declines()).isEmpty();
    PdfReader reader = new PdfReader(pdf.draw());
    String text = new PdfTextExtractor(reader).getTextFromPage(1);
    assertThat(text).contains("BIÊN BẢN").contains("Bình").contains("ĐƠN VỊ");
    reader.close();
  }

  @Test
  void whatCannotBeDrawnFaithfullyIsNotDrawn() {
    String times = "<w:rPr><w:rFonts w:ascii=\"Times New Roman\"/></w:rPr>";
    String plain = "<w:p><w:r>" + times + "<w:t>x</w:t></w:r></w:p>";
    assertThat(new Pdf(Docx.read(docx(plain))).declines()).isEmpty();
    assertThat(new Pdf(Docx.read(docx(p(run("x"))))).declines()).as("no font said").isPresent();
    for (String odd :
        List.of(
            "<w:p><w:r><w:drawing/></w:r></w:p>",
            "<w:p><w:pPr><w:numPr/></w:pPr></w:p>",
            "<w:sectPr><w:cols w:num=\"2\"/></w:sectPr>",
            "<w:p><w:r><w:tab/></w:r></w:p>")) {
      assertThat(new Pdf(Docx.read(docx(plain + odd))).declines())
          .as(odd)
          .hasValueSatisfying(why -> assertThat(why.vi()).contains("không vẽ đúng"));
    }
  }

  @Test
  void theNearestNameIsTheOneWithTheFewestChanges() {
    assertThat(Template.nearest("Ofice.Name", Set.of("office.name", "office.place")))
        .isEqualTo("office.name");
    assertThat(Template.nearest("q", Set.of("office.name"))).isNull();
  }
}
