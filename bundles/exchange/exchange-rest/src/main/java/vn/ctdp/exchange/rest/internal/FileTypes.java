package vn.ctdp.exchange.rest.internal;

import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Files over REST. */
final class FileTypes {

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String PDF = "application/pdf";

  private FileTypes() {}

  /** A file to be saved; the name has letters, digits, hyphens and points only. */
  static Response file(byte[] content, String type, String name) {
    return Response.ok(content, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]", "-") + "\"")
        .build();
  }
}
