package vn.ctdp.gateway.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;

/**
 * An error as RFC 9457 describes it: {@code type, title, status, detail, instance}, and of our own
 * {@code code, nextStep, incident, problems} and what the failure adds. It is written in one
 * language, which {@code Content-Language} names.
 */
record Problem(
    int status,
    String code,
    String title,
    String detail,
    String nextStep,
    String incident,
    List<FieldProblem> problems,
    Map<String, String> members,
    OptionalInt retryAfter,
    Locale locale) {

  /** Media type of the written form. */
  static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private static final Map<Integer, Localized> TITLES =
      Map.ofEntries(
          Map.entry(400, new Localized("Yêu cầu không hợp lệ", "Bad request")),
          Map.entry(401, new Localized("Cần xác thực", "Authentication required")),
          Map.entry(403, new Localized("Không có quyền", "Forbidden")),
          Map.entry(404, new Localized("Không tìm thấy", "Not found")),
          Map.entry(405, new Localized("Phương thức không dùng được", "Method not allowed")),
          Map.entry(406, new Localized("Không có kiểu nội dung này", "Not acceptable")),
          Map.entry(408, new Localized("Quá thời gian chờ", "Request time-out")),
          Map.entry(409, new Localized("Xung đột dữ liệu", "Conflict")),
          Map.entry(410, new Localized("Không còn nữa", "Gone")),
          Map.entry(412, new Localized("Điều kiện không còn đúng", "Precondition failed")),
          Map.entry(413, new Localized("Nội dung quá lớn", "Content too large")),
          Map.entry(414, new Localized("Đường dẫn quá dài", "Address too long")),
          Map.entry(431, new Localized("Tiêu đề quá lớn", "Headers too large")),
          Map.entry(415, new Localized("Kiểu nội dung không nhận", "Unsupported media type")),
          Map.entry(422, new Localized("Dữ liệu chưa hợp lệ", "Unprocessable content")),
          Map.entry(423, new Localized("Đang bị khóa", "Locked")),
          Map.entry(429, new Localized("Quá nhiều yêu cầu", "Too many requests")),
          Map.entry(500, new Localized("Lỗi hệ thống", "Internal error")),
          Map.entry(503, new Localized("Chưa sẵn sàng", "Not ready")));

  Problem {
    problems = List.copyOf(problems);
    members = Map.copyOf(members);
  }

  /** The failure in the reader's language. */
  static Problem of(CtdpException failure, Locale locale) {
    return of(failure, failure.errorCode().status(), locale);
  }

  /** The failure in the reader's language, under another HTTP status. */
  static Problem of(CtdpException failure, int status, Locale locale) {
    return new Problem(
        status,
        failure.errorCode().code(),
        title(status).in(locale),
        failure.sentence(locale),
        failure.nextStep(locale),
        failure.incidentId(),
        failure.problems(),
        failure.members(),
        failure.retryAfterSeconds(),
        locale);
  }

  private static Localized title(int status) {
    Localized exact = TITLES.get(status);
    return exact != null ? exact : TITLES.get(status >= 500 ? 500 : 400);
  }

  /** The written form, UTF-8. */
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "urn:ctdp:error:" + code);
      json.writeStringField("title", title);
      json.writeNumberField("status", status);
      json.writeStringField("detail", detail);
      json.writeStringField("instance", "urn:uuid:" + incident);
      json.writeStringField("code", code);
      json.writeStringField("nextStep", nextStep);
      json.writeStringField("incident", incident);
      json.writeArrayFieldStart("problems");
      for (FieldProblem problem : problems) {
        json.writeStartObject();
        json.writeStringField("field", problem.field());
        json.writeStringField("severity", problem.severity().name());
        json.writeStringField("code", problem.code());
        json.writeStringField("detail", problem.sentence(locale));
        json.writeEndObject();
      }
      json.writeEndArray();
      for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
