package vn.ctdp.exchange.rest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.report.ReportTransport;

/**
 * The road to the centre over REST. Only a well-formed receipt counts as received; whatever else
 * comes back, a proxy's page with status 200 included, means that the same bytes are sent again.
 */
@Component(service = ReportTransport.class, configurationPid = RestConfig.PID)
@Designate(ocd = RestConfig.class)
public final class RestTransport implements ReportTransport {

  private static final int MAX_REPLY = 1 << 20;
  private static final Pattern EXPECTED = Pattern.compile("EXPECTED-(\\d{1,6})");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final InstanceInfo instance;
  private final Clock clock;
  private final RestConfig config;
  private final HttpClient client;

  @Activate
  public RestTransport(
      @Reference InstanceInfo instance, @Reference Clock clock, RestConfig config) {
    this.instance = instance;
    this.clock = clock;
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(config.connectSeconds()))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String id() {
    return "rest";
  }

  @Override
  public Receipt send(byte[] envelope) throws TransportException {
    HttpRequest request =
        HttpRequest.newBuilder(address())
            .timeout(Duration.ofSeconds(config.replySeconds()))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", "vi")
            .header("Authorization", credentials())
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    HttpResponse<InputStream> response;
    byte[] body;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        body = in.readNBytes(MAX_REPLY);
      }
    } catch (HttpConnectTimeoutException | ConnectException e) {
      throw again("Không kết nối được với trung tâm " + centre() + ".", e);
    } catch (HttpTimeoutException e) {
      throw again("Trung tâm không trả lời trong " + config.replySeconds() + " giây.", e);
    } catch (SSLException e) {
      throw again(
          "Không thiết lập được kết nối an toàn (TLS) với trung tâm: " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw again("Đường truyền bị ngắt khi đang gửi.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw again("Đơn vị đang dừng; báo cáo sẽ được gửi lại sau khi khởi động.", e);
    }
    if (response.statusCode() == 200 || response.statusCode() == 201) {
      return receipt(body);
    }
    throw problem(response, body);
  }

  private URI address() throws TransportException {
    if (instance.role() != InstanceRole.PROVINCE) {
      throw again("Đơn vị này là trung tâm, không gửi báo cáo đi.", null);
    }
    URI base =
        instance
            .centreUrl()
            .orElseThrow(
                () ->
                    again(
                        "Chưa cấu hình địa chỉ trung tâm (centreUrl trong"
                            + " instance.properties).",
                        null));
    String text = base.toString();
    return URI.create(
        (text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
            + "/api/exchange/reports");
  }

  private String centre() {
    return instance.centreUrl().map(URI::toString).orElse("");
  }

  private String credentials() throws TransportException {
    if (config.username().isBlank()) {
      throw again(
          "Chưa cấu hình tài khoản gửi báo cáo (username trong etc/vn.ctdp.exchange.rest.cfg).",
          null);
    }
    Path file = instance.secretsFolder().resolve(config.passwordFile());
    String password;
    try {
      password = Files.readString(file).strip();
    } catch (IOException e) {
      throw again(
          "Không đọc được mật khẩu tài khoản gửi báo cáo trong tệp secrets/"
              + config.passwordFile()
              + ".",
          e);
    }
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((config.username() + ":" + password).getBytes(StandardCharsets.UTF_8));
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
  private TransportException problem(HttpResponse<?> response, byte[] body) {
    int status = response.statusCode();
    if (status == 429 || status == 503) {
      return TransportException.busy(
          status == 429
              ? "Trung tâm đề nghị gửi chậm lại (mã 429)."
              : "Trung tâm tạm thời chưa nhận báo cáo (mã 503).",
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(v -> RetryAfter.parse(v, clock.instant()))
              .orElse(null));
    }
    String code = "";
    String detail = "";
    int next = 0;
    try {
      JsonNode problem = JSON.readTree(body);
      if (problem != null && problem.isObject()) {
        code = problem.path("code").asText("");
        detail = problem.path("detail").asText("");
        for (JsonNode p : problem.path("problems")) {
          Matcher m = EXPECTED.matcher(p.path("code").asText(""));
          if (m.matches()) {
            next = Integer.parseInt(m.group(1));
          }
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
    // Whatever else it answers, the message keeps its number and its place in the queue.
    boolean refused = code.startsWith("EXC-") && (status == 409 || status == 422);
    return new TransportException(
        detail.isEmpty()
            ? "Trung tâm trả lời mã " + status + "."
            : detail.startsWith("Trung tâm") ? detail : "Trung tâm: " + detail,
        refused,
        next,
        null);
  }

  private static TransportException again(String sentence, Throwable cause) {
    return new TransportException(sentence, false, cause);
  }
}
