package vn.ctdp.exchange.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.CentreLink;
import vn.ctdp.exchange.enrolment.CentreRoad;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

/** Enrolment over REST: what {@link EnrolmentEndpoint} and its neighbours answer at the centre. */
@Component(service = CentreRoad.class)
public final class RestCentreRoad implements CentreRoad {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpCentreLine line;

  @Activate
  public RestCentreRoad(@Reference HttpCentreLine line) {
    this.line = line;
  }

  @Override
  public String greeting(URI centre) throws RoadException {
    return call(centre, "GET", "/api/exchange/enrolment", null, null, "greeting");
  }

  @Override
  public String enrol(URI centre, String sealed) throws RoadException {
    return call(
        centre,
        "POST",
        "/api/exchange/enrolment",
        null,
        JSON.createObjectNode().put("request", sealed),
        "state");
  }

  @Override
  public String state(URI centre, String requestId) throws RoadException {
    return call(centre, "GET", "/api/exchange/enrolment/" + requestId, null, null, "state");
  }

  @Override
  public String keys(URI centre, UnitRef province) throws RoadException {
    String owner = URLEncoder.encode(province.toString(), StandardCharsets.UTF_8);
    return call(centre, "GET", "/api/exchange/keys/signed?owner=" + owner, null, null, "keys");
  }

  @Override
  public String rotate(URI centre, CentreLink.Login login, String request) throws RoadException {
    return call(
        centre,
        "POST",
        "/api/exchange/key-rotation",
        login,
        JSON.createObjectNode().put("request", request),
        "state");
  }

  private String call(
      URI centre,
      String method,
      String path,
      CentreLink.Login login,
      ObjectNode body,
      String wanted)
      throws RoadException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(centre + path))
            .timeout(LIMIT)
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", "vi")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (login != null) {
      request.header("Authorization", HttpCentreLine.basic(login.username(), login.password()));
    }
    CentreLine.Reply reply;
    try {
      reply = line.read(request.build());
    } catch (TransportException e) {
      throw new RoadException(e.getMessage(), false, e);
    }
    JsonNode answer = json(reply);
    if (reply.status() == 200) {
      String text = answer.path(wanted).asText("");
      if (!text.isEmpty()) {
        return text;
      }
      throw new RoadException(
          "Máy ở địa chỉ này trả lời, nhưng không phải trung tâm CTDP.", false, null);
    }
    String code = answer.path("code").asText("");
    String detail = answer.path("detail").asText("");
    // A refusal is one that a service of the centre has pronounced; all else may pass.
    boolean refused =
        (code.startsWith("EXE-") || code.startsWith("EXK-"))
            && reply.status() >= 400
            && reply.status() < 500
            && reply.status() != 429;
    throw new RoadException(
        detail.isEmpty() ? "Máy ở địa chỉ trung tâm trả lời mã " + reply.status() + "." : detail,
        refused,
        null);
  }

  private static JsonNode json(CentreLine.Reply reply) throws RoadException {
    try {
      JsonNode answer = JSON.readTree(reply.body());
      return answer == null ? JSON.createObjectNode() : answer;
    } catch (JsonProcessingException e) {
      throw new RoadException(
          "Máy ở địa chỉ này trả lời mã "
              + reply.status()
              + ", nhưng không phải trung tâm CTDP (hoặc bị thiết bị trung gian chặn).",
          false,
          e);
    } catch (IOException e) {
      throw new RoadException("Không đọc được trả lời của trung tâm.", false, e);
    }
  }
}
