package vn.ctdp.exchange.rest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportTransport;

/**
 * The road to the centre over REST. Only a well-formed receipt counts as received; whatever else
 * comes back, a proxy's page with status 200 included, means that the same bytes are sent again.
 */
@Component(service = ReportTransport.class)
public final class RestTransport implements ReportTransport {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final CentreLine line;

  @Activate
  public RestTransport(@Reference CentreLine line) {
    this.line = line;
  }

  @Override
  public String id() {
    return "rest";
  }

  @Override
  public Receipt send(byte[] envelope) throws TransportException {
    CentreLine.Reply reply =
        line.send("POST", "/api/exchange/reports", headers(envelope), envelope);
    if (reply.status() == 200 || reply.status() == 201) {
      return receipt(reply.body());
    }
    throw problem(reply.status(), reply.body());
  }

  private static Map<String, String> headers(byte[] envelope) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json, application/problem+json");
    ReportTransport.messageId(envelope).ifPresent(id -> headers.put("X-Message-Id", id));
    return headers;
  }

  private static Receipt receipt(byte[] body) throws TransportException {
    try {
      JsonNode r = JSON.readTree(body);
      return new Receipt(
          text(r, "id"),
          UnitRef.parse(text(r, "province")),
          new FormKey(text(r, "form"), r.path("formVersion").asInt()),
          Period.parse(text(r, "period")),
          r.path("revision").asInt(),
          text(r, "digest"),
          r.path("sequence").asLong(),
          r.path("ledgerNumber").asLong(),
          Instant.parse(text(r, "receivedAt")),
          r.path("document").asText(""));
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      throw again(
          "Nhận được trả lời nhưng không phải biên nhận của trung tâm; coi như chưa nhận.", e);
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IllegalArgumentException("no text at " + name);
    }
    return value.textValue();
  }

  /** Refusals carry one of the intake's own codes; all else may pass by itself. */
  private static TransportException problem(int status, byte[] body) {
    String code = "";
    String detail = "";
    String signed = "";
    List<String> places = new ArrayList<>();
    try {
      JsonNode problem = JSON.readTree(body);
      if (problem != null && problem.isObject()) {
        code = problem.path("code").asText("");
        detail = problem.path("detail").asText("");
        signed = problem.path("signed").asText("");
        for (JsonNode p : problem.path("problems")) {
          places.add(p.path("code").asText(""));
        }
      }
    } catch (JsonProcessingException e) {
      return new TransportException(
          "Trung tâm (hoặc thiết bị trung gian) trả lời mã " + status + ", không phải biên nhận.",
          false,
          e);
    } catch (IOException e) {
      return again("Không đọc được trả lời của trung tâm.", e);
    }
    if (status == 401) {
      return again(
          "Trung tâm không nhận tài khoản gửi báo cáo: sai tên hoặc mật khẩu, hoặc bị khóa.", null);
    }
    if (status == 403) {
      return again(
          "Tài khoản gửi báo cáo chưa được trung tâm cấp quyền cho tỉnh này. " + detail, null);
    }
    String sentence =
        detail.isEmpty()
            ? "Trung tâm trả lời mã " + status + "."
            : detail.startsWith("Trung tâm") ? detail : "Trung tâm: " + detail;
    return TransportException.answered(status, code, sentence, places, signed);
  }

  private static TransportException again(String sentence, Throwable cause) {
    return new TransportException(sentence, false, cause);
  }
}
