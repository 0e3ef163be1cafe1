package vn.ctdp.core.store.internal.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.attachment.Attachment;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.store.internal.StoreError;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.store.internal.testing.Shared;
import vn.ctdp.core.subject.SubjectRef;

class AttachmentTest {

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  static Stream<Fixture> fixtures() {
    return Shared.fixtures();
  }

  private AttachmentServiceImpl service(Fixture f) {
    return new AttachmentServiceImpl(
        f.database().jpa(),
        f.subjects,
        f.writer,
        f.clock,
        folder.resolve(f.database().toString()),
        1);
  }

  private static SubjectRef subject() {
    return new SubjectRef("test", UUID.randomUUID().toString());
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keepsEqualContentOnceAndGivesItBack(Fixture f) throws IOException {
    AttachmentServiceImpl service = service(f);
    SubjectRef one = subject();
    SubjectRef other = subject();
    Attachment first = service.add(Fixture.SYSTEM, one, "C:\\tài liệu\\Quyết định.pdf", in(PDF));
    Attachment second = service.add(Fixture.SYSTEM, other, "bản sao.PDF", in(PDF));
    assertThat(first.fileName()).isEqualTo("Quyết định.pdf");
    assertThat(first.mediaType()).isEqualTo("application/pdf");
    assertThat(first.sha256()).isEqualTo(second.sha256());
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
    try (InputStream content = service.open(Fixture.SYSTEM, first.id())) {
      assertThat(content.readAllBytes()).isEqualTo(PDF);
    }
    service.remove(Fixture.SYSTEM, first.id());
    assertThat(service.list(Fixture.SYSTEM, one)).isEmpty();
    assertThat(service.list(Fixture.SYSTEM, other)).containsExactly(second);
    try (InputStream content = service.open(Fixture.SYSTEM, second.id())) {
      assertThat(content.readAllBytes()).isEqualTo(PDF);
    }
    service.stop();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void neverGivesOutAnotherContentOfTheSameSizeAndHealsIt(Fixture f) throws IOException {
    AttachmentServiceImpl service = service(f);
    Attachment kept = service.add(Fixture.SYSTEM, subject(), "a.pdf", in(PDF));
    Path file =
        folder
            .resolve(f.database().toString())
            .resolve("attachments")
            .resolve(kept.sha256().substring(0, 2))
            .resolve(kept.sha256().substring(2, 4))
            .resolve(kept.sha256());
    byte[] broken = PDF.clone();
    broken[broken.length - 1] ^= 1;
    Files.write(file, broken);

    assertThatThrownBy(() -> service.open(Fixture.SYSTEM, kept.id()))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(StoreError.FILE_LOST));

    service.add(Fixture.SYSTEM, subject(), "b.pdf", in(PDF));
    try (InputStream content = service.open(Fixture.SYSTEM, kept.id())) {
      assertThat(content.readAllBytes()).isEqualTo(PDF);
    }
    service.stop();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void sweepsContentsThatNobodyUsesAfterADay(Fixture f) throws IOException {
    AttachmentServiceImpl service = service(f);
    Attachment unused =
        service.add(Fixture.SYSTEM, subject(), "a.txt", in("bỏ".getBytes(StandardCharsets.UTF_8)));
    Attachment used =
        service.add(Fixture.SYSTEM, subject(), "b.txt", in("giữ".getBytes(StandardCharsets.UTF_8)));
    service.remove(Fixture.SYSTEM, unused.id());
    ContentStore store =
        new ContentStore(folder.resolve(f.database().toString()).resolve("attachments"), f.clock);
    for (Attachment a : List.of(unused, used)) {
      Files.setLastModifiedTime(
          store.path(a.sha256()), FileTime.from(f.clock.instant().minus(Duration.ofHours(1))));
    }
    service.sweep();
    assertThat(store.path(unused.sha256())).exists();
    Files.setLastModifiedTime(
        store.path(unused.sha256()), FileTime.from(f.clock.instant().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(
        store.path(used.sha256()), FileTime.from(f.clock.instant().minus(Duration.ofHours(25))));
    Path killed = folder.resolve(f.database().toString()).resolve("attachments/incoming");
    Path old = Files.createFile(killed.resolve("upload1.part"));
    Path underWay = Files.createFile(killed.resolve("upload2.part"));
    Files.setLastModifiedTime(old, FileTime.from(f.clock.instant().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(underWay, FileTime.from(f.clock.instant()));
    service.sweep();
    assertThat(old).doesNotExist();
    assertThat(underWay).exists();
    assertThat(store.path(unused.sha256())).doesNotExist();
    assertThat(store.path(used.sha256())).exists();
    service.stop();
  }

  @Test
  void refusesWhatIsNotWhatItsNameSays() throws IOException {
    refused(StoreError.FILE_KIND, "virus.exe", PDF);
    refused(StoreError.FILE_KIND, "không đuôi", PDF);
    refused(StoreError.FILE_KIND, "bảng.xlsm", PDF);
    refused(StoreError.FILE_MISMATCH, "ảnh.png", PDF);
    refused(StoreError.FILE_MISMATCH, "a.pdf", "<html>".getBytes(StandardCharsets.US_ASCII));
    refused(StoreError.FILE_MISMATCH, "a.txt", new byte[] {'a', 0, 'b'});
    refused(StoreError.FILE_MISMATCH, "a.txt", new byte[] {(byte) 0xc3, (byte) 0x28});
    refused(StoreError.FILE_MISMATCH, "a.geojson", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    refused(
        StoreError.FILE_MISMATCH,
        "a.geojson",
        "{\"type\":\"Point\"".getBytes(StandardCharsets.UTF_8));
    refused(StoreError.FILE_TOO_LARGE, "a.pdf", new byte[1024 * 1024 + 1]);
  }

  @Test
  void looksIntoOfficeFiles() throws IOException {
    accepted("a.docx", ooxml(DOCX, Map.of()));
    refused(StoreError.FILE_MISMATCH, "a.xlsx", ooxml(DOCX, Map.of()));
    refused(
        StoreError.FILE_MACRO, "a.docx", ooxml(DOCX, Map.of("word/vbaProject.bin", new byte[10])));
    refused(
        StoreError.FILE_MACRO,
        "a.docx",
        ooxml("application/vnd.ms-word.document.macroEnabled.main+xml", Map.of()));
    refused(
        StoreError.FILE_BOMB,
        "a.docx",
        ooxml(DOCX, Map.of("word/media/x.bin", new byte[64 * 1024 * 1024])));
    refused(StoreError.FILE_BOMB, "a.docx", new byte[] {'P', 'K', 3, 4, 0, 0});
    accepted(
        "a.geojson", "{\"type\":\"Point\",\"coordinates\":[1,2]}".getBytes(StandardCharsets.UTF_8));
    accepted("a.txt", "Đắk Nông\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ooxml(String mainPart, Map<String, byte[]> more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Override PartName=\"/word/document.xml\" ContentType=\""
                  + mainPart
                  + "\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : more.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  private void accepted(String name, byte[] content) {
    Fixture f = fixtures().findFirst().orElseThrow();
    AttachmentServiceImpl service = service(f);
    assertThat(service.add(Fixture.SYSTEM, subject(), name, in(content)).size())
        .isEqualTo(content.length);
    service.stop();
  }

  private void refused(StoreError error, String name, byte[] content) throws IOException {
    Fixture f = fixtures().findFirst().orElseThrow();
    AttachmentServiceImpl service = service(f);
    SubjectRef subject = subject();
    assertThatThrownBy(() -> service.add(Fixture.SYSTEM, subject, name, in(content)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
    assertThat(service.list(Fixture.SYSTEM, subject)).isEmpty();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(p -> p.toString().endsWith(".part"))).isEmpty();
    }
    service.stop();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void asksTheSubjectForPermission(Fixture f) {
    AttachmentServiceImpl service = service(f);
    Caller reader = f.person("core.document.view");
    SubjectRef document =
        new SubjectRef(
            "document",
            f.documents
                .page(Fixture.SYSTEM, vn.ctdp.core.query.PageRequest.first(1))
                .rows()
                .get(0)
                .id()
                .toString());
    assertThat(service.list(reader, document)).isEmpty();
    assertThatThrownBy(() -> service.add(reader, document, "a.pdf", in(PDF)))
        .hasMessageContaining("CORE-403");
    assertThatThrownBy(() -> service.list(reader, subject())).hasMessageContaining("CORE-423");
    Caller editor = f.person("core.document.view", "core.document.manage");
    Attachment added = service.add(editor, document, "a.pdf", in(PDF));
    Caller nobody = f.person();
    assertThatThrownBy(() -> service.open(nobody, added.id())).hasMessageContaining("CORE-403");
    service.remove(Fixture.SYSTEM, added.id());
    service.stop();
  }
}
