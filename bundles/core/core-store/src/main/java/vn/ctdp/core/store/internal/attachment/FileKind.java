package vn.ctdp.core.store.internal.attachment;

import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are accepted; the closed list is the point. */
enum FileKind {
  PDF("application/pdf", "pdf"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  TEXT("text/plain", "txt", "csv"),
  GEOJSON("application/geo+json", "geojson");

  private final String mediaType;
  private final String[] suffixes;

  FileKind(String mediaType, String... suffixes) {
    this.mediaType = mediaType;
    this.suffixes = suffixes;
  }

  String mediaType() {
    return mediaType;
  }

  boolean ooxml() {
    return this == DOCX || this == XLSX || this == PPTX;
  }

  /** The content type of the main part of an OOXML file, without macros. */
  String mainPart() {
    return mediaType + ".main+xml";
  }

  static Optional<FileKind> ofName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String suffix = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    for (FileKind kind : values()) {
      for (String s : kind.suffixes) {
        if (s.equals(suffix)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }
}
