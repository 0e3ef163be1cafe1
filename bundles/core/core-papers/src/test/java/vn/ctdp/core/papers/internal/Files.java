package vn.ctdp.core.papers.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.paper.PaperField;
import vn.ctdp.core.paper.PaperGroup;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.text.Localized;

/** Word documents as tests want them. */
final class Files {

  static final PaperKind KIND =
      new PaperKind(
          "test.minutes",
          new Localized("Biên bản thử", "Test minutes"),
          "test",
          "test-record",
          "BB",
          new Localized("", ""),
          List.of(
              PaperField.required("project.name", "Tên đề án", "Project", "Đề án mẫu"),
              PaperField.of("project.money", "Kinh phí", "Money", "300.000.000")),
          List.of(
              new PaperGroup(
                  "members",
                  new Localized("Thành viên", "Members"),
                  List.of(PaperField.of("name", "Họ tên", "Name", "Nguyễn Văn A")))));

  static final String LAYOUT =
      """
      @head
      @title BIÊN BẢN
      Đề án {{project.name}}, kinh phí {{project.money}} đồng.
      @table 10,90
      | STT | Họ tên |
      | {{#members}}{{stt}} | {{name}}{{/members}} |
      @sign GIÁM ĐỐC / ĐƠN VỊ
      """;

  private Files() {}

  static String run(String text) {
    return "<w:r><w:t>" + text + "</w:t></w:r>";
  }

  static String p(String... runs) {
    return "<w:p>" + String.join("", runs) + "</w:p>";
  }

  /** A document with this body. */
  static Map<String, byte[]> parts(String body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    text(
        parts,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            + "officedocument.wordprocessingml.document.main+xml\"/></Types>");
    text(
        parts,
        "word/document.xml",
        "<w:document xmlns:w=\""
            + Docx.W
            + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<w:body>"
            + body
            + "</w:body></w:document>");
    return parts;
  }

  static void text(Map<String, byte[]> parts, String name, String content) {
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] docx(String body) {
    return Docx.of(parts(body)).write();
  }

  static byte[] relation(String type, String target) {
    Map<String, byte[]> parts = parts(p(run("x")));
    text(
        parts,
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" TargetMode=\"External\" Type=\"http://schemas."
            + "openxmlformats.org/officeDocument/2006/relationships/"
            + type
            + "\" Target=\""
            + target
            + "\"/></Relationships>");
    return Docx.of(parts).write();
  }
}
