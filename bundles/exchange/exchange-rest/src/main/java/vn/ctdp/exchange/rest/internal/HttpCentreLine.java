package vn.ctdp.exchange.rest.internal;

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
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.exchange.enrolment.CentreLink;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

/** The line to the centre over HTTP. */
@Component(
    service = {CentreLine.class, HttpCentreLine.class},
    configurationPid = RestConfig.PID)
@Designate(ocd = RestConfig.class)
public final class HttpCentreLine implements CentreLine {

  private static final Logger LOG = LoggerFactory.getLogger(HttpCentreLine.class);
  private static final int MAX_REPLY = 1 << 22;

  private final InstanceInfo instance;
  private final Clock clock;
  private final RestConfig config;
  private volatile HttpClient client;

  /**
   * What enrolment has settled; the configuration goes before it. Asked for only when needed:
   * enrolment itself uses this line, and two services that want each other while they start get
   * nothing.
   */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ComponentServiceObjects<CentreLink> link;

  /** What was asked for once; the component runtime gives it back when enrolment goes. */
  private final Map<ComponentServiceObjects<CentreLink>, CentreLink> held =
      new ConcurrentHashMap<>();

  @Activate
  public HttpCentreLine(
      @Reference InstanceInfo instance, @Reference Clock clock, RestConfig config) {
    this.instance = instance;
    this.clock = clock;
    this.config = config;
  }

  HttpCentreLine(
      InstanceInfo instance,
      Clock clock,
      RestConfig config,
      ComponentServiceObjects<CentreLink> link) {
    this(instance, clock, config);
    this.link = link;
  }

  @Override
  public Reply send(String method, String path, Map<String, String> headers, byte[] body)
      throws TransportException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .timeout(Duration.ofSeconds(config.replySeconds()))
            .header("Accept-Language", "vi")
            .header("Authorization", credentials())
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    Reply reply = read(request.build());
    if (reply.status() == 429 || reply.status() == 503) {
      throw TransportException.busy(
          reply.status() == 429
              ? "Trung tâm đề nghị gửi chậm lại (mã 429)."
              : "Trung tâm tạm thời chưa nhận báo cáo (mã 503).",
          reply
              .header("Retry-After")
              .flatMap(v -> RetryAfter.parse(v, clock.instant()))
              .orElse(null));
    }
    return reply;
  }

  /** Sends a request as it stands and reads the whole answer, whatever its status. */
  Reply read(HttpRequest request) throws TransportException {
    try {
      HttpResponse<InputStream> response =
          client().send(request, HttpResponse.BodyHandlers.ofInputStream());
      byte[] body = body(response);
      if (body.length > MAX_REPLY) {
        throw again("Trả lời quá dài, không phải của trung tâm; coi như chưa nhận.", null);
      }
      Map<String, String> headers = new TreeMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return new Reply(response.statusCode(), headers, body);
    } catch (HttpConnectTimeoutException | ConnectException e) {
      throw again(
          "Không kết nối được với trung tâm " + centre().map(URI::toString).orElse("") + ".", e);
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
  }

  /** The client's own time ends with the headers; a body that stalls is closed from outside. */
  private byte[] body(HttpResponse<InputStream> response) throws IOException {
    CompletableFuture<Void> read = new CompletableFuture<>();
    try (InputStream in = response.body()) {
      read.orTimeout(config.replySeconds(), TimeUnit.SECONDS)
          .whenComplete(
              (done, late) -> {
                if (late != null) {
                  close(in);
                }
              });
      return in.readNBytes(MAX_REPLY + 1);
    } catch (IOException e) {
      if (read.isCompletedExceptionally()) {
        HttpTimeoutException late = new HttpTimeoutException("the body did not end in time");
        late.initCause(e);
        throw late;
      }
      throw e;
    } finally {
      read.complete(null);
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      LOG.debug("An answer that stalled could not be closed", e);
    }
  }

  /** Made when first needed: its stores may be put in place after the start. */
  private HttpClient client() throws TransportException {
    HttpClient made = client;
    if (made == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(config.connectSeconds()))
              .followRedirects(HttpClient.Redirect.NEVER);
      try {
        TlsStores.context(instance.secretsFolder(), config).ifPresent(builder::sslContext);
      } catch (IOException | GeneralSecurityException e) {
        throw again(
            "Không mở được kho chứng thư TLS trong thư mục secrets (keyStore, trustStore trong"
                + " etc/vn.ctdp.exchange.rest.cfg).",
            e);
      }
      made = builder.build();
      client = made;
    }
    return made;
  }

  private URI address(String path) throws TransportException {
    if (instance.role() != InstanceRole.PROVINCE) {
      throw again("Đơn vị này là trung tâm, không gửi báo cáo đi.", null);
    }
    URI base =
        centre()
            .orElseThrow(
                () ->
                    again(
                        "Chưa có địa chỉ trung tâm: đăng ký với trung tâm ở trang “Khóa và đăng"
                            + " ký”, hoặc đặt centreUrl trong instance.properties.",
                        null));
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }

  private Optional<URI> centre() {
    return instance.centreUrl().or(() -> settled(CentreLink::address));
  }

  /** Asks enrolment; empty as well when it is not there. */
  private <T> Optional<T> settled(Function<CentreLink, Optional<T>> question) {
    ComponentServiceObjects<CentreLink> present = link;
    CentreLink enrolment =
        present == null ? null : held.computeIfAbsent(present, ComponentServiceObjects::getService);
    return enrolment == null ? Optional.empty() : question.apply(enrolment);
  }

  private String credentials() throws TransportException {
    if (config.username().isBlank()) {
      return enrolled();
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
    return basic(config.username(), password);
  }

  private String enrolled() throws TransportException {
    try {
      CentreLink.Login login =
          settled(CentreLink::login)
              .orElseThrow(
                  () ->
                      again(
                          "Chưa có tài khoản gửi báo cáo tại trung tâm: đăng ký ở trang “Khóa và"
                              + " đăng ký” và chờ trung tâm duyệt.",
                          null));
      return basic(login.username(), login.password());
    } catch (CtdpException e) {
      throw again(e.sentence(Locale.forLanguageTag("vi-VN")), e);
    }
  }

  /** The header's value. */
  static String basic(String username, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static TransportException again(String sentence, Throwable cause) {
    return new TransportException(sentence, false, cause);
  }
}
