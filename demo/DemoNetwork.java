import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Plays the people of extension centres: centres, collaborators and where communes lie; run by
 * {@code ./ctdp demo}. Everything is invented and marked so.
 *
 * <p>{@code java DemoNetwork FOLDER URL FILE URL FILE}; passwords as for {@link DemoData}.
 */
public final class DemoNetwork {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "/api/extension-network/";

  private final DemoData at;
  private final JsonNode data;
  private final String province;

  private DemoNetwork(DemoData at, JsonNode data) {
    this.at = at;
    this.data = data;
    province = "34:" + data.get("province").asText();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var passwords = DemoData.passwords();
    for (int i = 1; i < args.length; i += 2) {
      new DemoNetwork(
              new DemoData(args[i], passwords), JSON.readTree(new File(args[0], args[i + 1])))
          .enter();
    }
  }

  private void enter() throws IOException, InterruptedException {
    ArrayNode communes = JSON.createArrayNode();
    for (JsonNode c : data.get("communes")) {
      communes
          .addObject()
          .put("ref", "34:" + c.get("code").asText())
          .put("type", c.get("type").asText())
          .put("nameVi", c.get("name").asText())
          .put("validFrom", "2025-07-01")
          .put("source", "Mã xã minh họa, không phải mã thật")
          .put("province", province);
    }
    at.call("POST", "/api/units/communes", "quantri", communes);
    ArrayNode places = JSON.createArrayNode();
    for (JsonNode p : data.get("places")) {
      ObjectNode place = p.deepCopy();
      place.put("commune", "34:" + p.get("commune").asText());
      places.add(place.put("source", data.get("placeSource").asText()));
    }
    at.call("PUT", ROOT + "places", "chuyenvien", places);
    for (JsonNode c : data.get("centres")) {
      JsonNode centre = centre(c, null);
      for (JsonNode unit : c.path("units")) {
        centre(unit, centre.get("id").asText());
      }
    }
    for (JsonNode a : data.get("allowances")) {
      at.call(
          "POST", ROOT + "allowances", "chuyenvien", a.<ObjectNode>deepCopy().put("province", province).put("version", 0));
    }
    for (JsonNode c : data.get("collaborators")) {
      collaborator(c);
    }
    JsonNode coverage = at.call("GET", ROOT + "coverage", "lanhdao", null);
    DemoData.print(
        at.url() + ": cộng tác viên ở " + coverage.get("covered") + "/" + coverage.get("total") + " xã");
  }

  private JsonNode centre(JsonNode c, String parent) throws IOException, InterruptedException {
    ObjectNode centre = JSON.createObjectNode().put("province", province).put("version", 0);
    centre.put("parent", parent).put("foundedOn", c.get("founded").asText());
    ObjectNode first = centre.putArray("history").addObject();
    first.put("from", c.get("founded").asText());
    for (String field : new String[] {"name", "form", "decisionNo", "functions"}) {
      first.set(field, c.get(field));
    }
    JsonNode saved = at.call("POST", ROOT + "centres", "chuyenvien", centre);
    String path = ROOT + "centres/" + saved.get("id").asText();
    for (JsonNode f : c.path("facts")) {
      saved = at.call("POST", path + "/facts?version=" + saved.get("version"), "chuyenvien", f);
    }
    for (JsonNode s : c.path("staff")) {
      ObjectNode staff = JSON.createObjectNode().put("asOf", s.get("asOf").asText());
      ArrayNode counts = staff.putArray("counts");
      for (JsonNode row : s.get("counts")) {
        counts
            .addObject()
            .put("profession", row.get(0).asText())
            .put("contract", row.get(1).asText())
            .put("people", row.get(2).asInt());
      }
      saved = at.call("POST", path + "/staff?version=" + saved.get("version"), "chuyenvien", staff);
    }
    return saved;
  }

  private void collaborator(JsonNode c) throws IOException, InterruptedException {
    ObjectNode person = c.<ObjectNode>deepCopy().put("province", province).put("version", 0);
    JsonNode end = person.remove("end");
    for (JsonNode s : person.get("services")) {
      ObjectNode service = (ObjectNode) s;
      service.put("commune", "34:" + s.get("commune").asText());
      String to = s.path("to").asText("");
      if (to.startsWith("@+")) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        service.put("to", today.plusDays(Long.parseLong(to.substring(2))).toString());
      }
    }
    JsonNode saved = at.call("POST", ROOT + "collaborators", "chuyenvien", person);
    if (end != null) {
      at.call(
          "POST",
          ROOT + "collaborators/" + saved.get("id").asText() + "/end?version=" + saved.get("version"),
          "chuyenvien",
          end);
    }
  }
}
