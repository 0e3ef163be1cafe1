import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays the people of industrial promotion at two provinces and the centre; run by {@code ./ctdp
 * demo}. Every project has its acts in their order; one that belongs to the other side waits until
 * that side knows the step before.
 *
 * <p>{@code java DemoExtension CENTRE FOLDER URL FILE URL FILE}; passwords as for {@link DemoData}.
 */
public final class DemoExtension {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Steps that the head of a department records, not an officer. */
  private static final Set<String> DECIDED =
      Set.of("PHE_DUYET", "GIAO_KH", "KY_HD", "THANH_LY", "NGUNG", "TL_PHAN_DA_LAM", "DONG");

  private static final List<String> CRITERIA =
      List.of("PHU_HOP", "SU_CAN_THIET", "NANG_LUC", "LONG_GHEP", "HO_SO");

  private final DemoData centre;
  private final List<Walk> walks = new ArrayList<>();
  private String nationalBudget;

  private DemoExtension(DemoData centre) {
    this.centre = centre;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> passwords = DemoData.passwords();
    DemoExtension demo = new DemoExtension(new DemoData(args[0], passwords));
    demo.national(JSON.readTree(new File(args[1], "centre.json")));
    List<DemoData> provinces = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2) {
      DemoData province = new DemoData(args[i], passwords);
      provinces.add(province);
      demo.new Province(province, JSON.readTree(new File(args[1], args[i + 1]))).enter();
    }
    demo.walk(provinces);
  }

  /** The national budget with what each province gets of it. */
  private void national(JsonNode data) throws IOException, InterruptedException {
    for (JsonNode b : data.get("budgets")) {
      nationalBudget = budget(centre, b, null, "khuyencong");
      for (Map.Entry<String, JsonNode> p : b.get("provinces").properties()) {
        ObjectNode part = allocation(nationalBudget, "TINH", p.getValue().get("amount"), b);
        centre.call("POST", "/api/extension-money/entries", "khuyencong", part.put("province", p.getKey()));
        for (Map.Entry<String, JsonNode> c : p.getValue().get("contents").properties()) {
          ObjectNode content = allocation(nationalBudget, "NOI_DUNG", c.getValue(), b);
          content.put("province", p.getKey()).put("content", c.getKey());
          centre.call("POST", "/api/extension-money/entries", "khuyencong", content);
        }
      }
    }
  }

  /** A budget with its estimate and what was added and cut later; its id. */
  private static String budget(DemoData at, JsonNode b, String province, String user)
      throws IOException, InterruptedException {
    ObjectNode budget = JSON.createObjectNode().put("version", 0).put("status", "GIAO");
    for (String field : List.of("year", "source", "opinion", "opinionOn")) {
      if (b.has(field)) {
        budget.set(field, b.get(field));
      }
    }
    if (province != null) {
      budget.put("province", province);
    }
    String id = at.call("POST", "/api/extension-money/budgets", user, budget).get("id").asText();
    ObjectNode estimate = JSON.createObjectNode().put("kind", "DU_TOAN").put("budget", id);
    estimate.put("amount", b.get("estimate").asLong()).put("on", b.get("on").asText());
    at.call("POST", "/api/extension-money/entries", user, document(estimate));
    for (JsonNode more : b.path("more")) {
      ObjectNode entry = more.<ObjectNode>deepCopy().put("budget", id);
      at.call("POST", "/api/extension-money/entries", user, document(entry));
    }
    return id;
  }

  private static ObjectNode allocation(String budget, String level, JsonNode amount, JsonNode b) {
    ObjectNode entry = JSON.createObjectNode().put("kind", "PHAN_BO").put("budget", budget);
    entry.put("level", level).put("amount", amount.asLong()).put("on", b.get("on").asText());
    return document(entry);
  }

  private static ObjectNode document(ObjectNode entry) {
    return entry.put("document", "Quyết định minh họa");
  }

  /** Takes every project as far as it goes; both sides in turn. */
  private void walk(List<DemoData> provinces) throws IOException, InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (true) {
      boolean moved = false;
      boolean left = false;
      for (Walk walk : walks) {
        moved |= walk.go();
        left |= !walk.done();
      }
      if (!left) {
        break;
      }
      if (!moved) {
        if (System.nanoTime() > limit) {
          throw new IOException("waited in vain for " + walks.stream().filter(w -> !w.done()).toList());
        }
        for (DemoData province : provinces) {
          province.call("POST", "/api/exchange/inbox/pull", "quantri", null);
        }
        Thread.sleep(200);
      }
    }
    for (DemoData province : provinces) {
      JsonNode counts =
          province.call("GET", "/api/extension-reports/warnings/counts", "lanhdao", null);
      long projects =
          province
              .call("GET", "/api/extension/projects?limit=1", "lanhdao", null)
              .get("total")
              .asLong();
      DemoData.print(province.url() + ": " + projects + " đề án khuyến công; " + counts);
    }
  }

  /** One province's records. */
  private final class Province {

    private final DemoData at;
    private final JsonNode data;
    private final String province;
    private final Map<String, String> establishments = new HashMap<>();
    private final Map<String, String> plans = new HashMap<>();
    private final Map<String, String> budgets = new HashMap<>();

    Province(DemoData at, JsonNode data) {
      this.at = at;
      this.data = data;
      this.province = "34:" + data.get("province").asText();
    }

    void enter() throws IOException, InterruptedException {
      for (JsonNode e : data.get("establishments")) {
        ObjectNode establishment = e.deepCopy();
        establishment.put("province", province).put("version", 0);
        establishment.put("commune", "34:" + e.get("commune").asText());
        establishments.put(
            e.get("businessCode").asText(),
            at.call("POST", "/api/establishments", "chuyenvien", establishment).get("id").asText());
      }
      ObjectNode travels = JSON.createObjectNode().put("fromYear", 2025);
      at.call("PUT", "/api/extension-travel/setting", "lanhdao", travels);
      String programme = null;
      for (JsonNode p : data.get("programmes")) {
        ObjectNode body = p.<ObjectNode>deepCopy().put("province", province).put("version", 0);
        programme =
            at.call("POST", "/api/extension/programmes", "chuyenvien", body).get("id").asText();
      }
      for (Map.Entry<String, JsonNode> p : data.get("plans").properties()) {
        ObjectNode body = p.getValue().deepCopy();
        body.put("province", province).put("batch", 0).put("version", 0);
        if (body.get("level").asText().equals("KCDP") && body.get("year").asInt() > 2025) {
          body.put("programme", programme);
        }
        plans.put(
            p.getKey(),
            at.call("POST", "/api/extension/plans", "chuyenvien", body).get("id").asText());
      }
      for (JsonNode b : data.get("budgets")) {
        String id = budget(at, b, province, "lanhdao");
        budgets.put(b.get("source").asText() + " " + b.get("year").asText(), id);
        for (Map.Entry<String, JsonNode> c : b.get("contents").properties()) {
          ObjectNode part = allocation(id, "NOI_DUNG", c.getValue(), b).put("content", c.getKey());
          at.call("POST", "/api/extension-money/entries", "lanhdao", part);
        }
      }
      String unit = unit();
      for (JsonNode p : data.get("projects")) {
        ObjectNode project = p.deepCopy();
        JsonNode acts = project.remove("acts");
        String plan = project.get("plan").asText();
        named(project);
        project.put("plan", plans.get(plan)).put("province", province).put("unit", unit);
        String id =
            at.call("POST", "/api/extension/projects", "chuyenvien", project.put("version", 0))
                .get("id")
                .asText();
        walks.add(new Walk(this, id, budgets.get(plan), acts));
      }
    }

    /** The implementing unit. */
    private String unit() throws IOException, InterruptedException {
      ObjectNode unit = JSON.createObjectNode().put("code", data.at("/unit/code").asText());
      unit.put("type", data.at("/unit/type").asText()).put("province", province);
      unit.put("version", 0).putArray("successors");
      unit.putArray("names").addObject().put("nameVi", data.at("/unit/name").asText());
      return at.call("POST", "/api/organisations", "quantri", unit).get("id").asText();
    }

    /** Puts identities in the place of codes. */
    void named(ObjectNode project) {
      for (JsonNode b : project.path("beneficiaries")) {
        ObjectNode beneficiary = (ObjectNode) b;
        beneficiary.put("establishment", establishments.get(b.get("establishment").asText()));
      }
      for (JsonNode p : project.path("places")) {
        if (p.has("commune")) {
          ((ObjectNode) p).put("commune", "34:" + p.get("commune").asText());
        }
      }
    }
  }

  /** One project on its way. */
  private final class Walk {

    private final Province province;
    private final String id;
    private final String budget;
    private final JsonNode acts;
    private int next;
    private boolean atCentre;
    private String state = "NHAP";

    Walk(Province province, String id, String budget, JsonNode acts) {
      this.province = province;
      this.id = id;
      this.budget = budget;
      this.acts = acts;
    }

    boolean done() {
      return next == acts.size();
    }

    @Override
    public String toString() {
      return id + " (" + state + ", " + acts.get(next) + ")";
    }

    /** As far as it goes now; whether it went at all. */
    boolean go() throws IOException, InterruptedException {
      int before = next;
      while (next < acts.size()) {
        JsonNode act = acts.get(next);
        boolean there = act.path("at").asText().equals("centre");
        if (there != atCentre && !known(there ? centre : province.at)) {
          break;
        }
        atCentre = there;
        act(there ? centre : province.at, act);
        next++;
      }
      return next > before;
    }

    /** Whether a side has heard of the step before. */
    private boolean known(DemoData at) throws IOException, InterruptedException {
      JsonNode progress = at.callOrNull("GET", "/api/extension/projects/" + id + "/progress", "lanhdao");
      return progress != null && progress.at("/state/code").asText().equals(state);
    }

    private void act(DemoData at, JsonNode act) throws IOException, InterruptedException {
      String officer = at == centre ? "khuyencong" : "chuyenvien";
      if (act.has("step")) {
        step(at, act, officer);
      } else if (act.has("money")) {
        money(at, act, officer);
      } else if (act.has("month")) {
        month(at, act);
      } else if (act.has("paper")) {
        paper(at, act);
      } else if (act.has("approve")) {
        approve(at, act);
      } else if (act.has("detail")) {
        ObjectNode project = project(at);
        ObjectNode detail = act.get("detail").deepCopy();
        province.named(detail);
        at.call("PUT", "/api/extension/projects/" + id, officer, project.setAll(detail));
      } else {
        change(at, act);
      }
    }

    private ObjectNode project(DemoData at) throws IOException, InterruptedException {
      return (ObjectNode) at.call("GET", "/api/extension/projects/" + id, "lanhdao", null);
    }

    private void step(DemoData at, JsonNode act, String officer)
        throws IOException, InterruptedException {
      String to = act.get("step").asText();
      ObjectNode body = JSON.createObjectNode().put("to", to).put("on", act.get("on").asText());
      for (String field : List.of("document", "amount", "note")) {
        if (act.has(field)) {
          body.set(field, act.get(field));
        }
      }
      if (act.has("document")) {
        body.put("documentOn", act.get("on").asText());
      }
      if (to.equals("TD_CO_SO_DAT")) {
        ObjectNode grades = body.putObject("grades");
        CRITERIA.forEach(c -> grades.put(c, "DAT"));
      }
      if (to.equals("NGHIEM_THU")) {
        // What was reached: as promised, unless the story says otherwise.
        ArrayNode results = body.putArray("results");
        for (JsonNode o : act.has("results") ? act.get("results") : project(at).get("outputs")) {
          results.addObject().put("kind", o.get("kind").asText()).put("quantity", o.get("quantity").asText());
        }
      }
      boolean leader = at == centre || DECIDED.contains(to);
      for (int tries = 0; ; tries++) {
        body.put("version", project(at).get("version").asLong());
        try {
          at.call("POST", "/api/extension/projects/" + id + "/steps", leader ? "lanhdao" : officer, body);
          break;
        } catch (IOException e) {
          // What came from the other side meanwhile is a new version: look again.
          if (tries == 5 || !e.getMessage().contains("CORE-409")) {
            throw e;
          }
        }
      }
      state = to;
    }

    private void money(DemoData at, JsonNode act, String officer)
        throws IOException, InterruptedException {
      ObjectNode entry = act.deepCopy();
      String kind = entry.remove("money").asText();
      entry.remove("at");
      entry.put("kind", kind).put("project", id);
      String user = officer;
      if (kind.equals("PHAN_BO")) {
        entry.put("level", "DE_AN").put("budget", at == centre ? nationalBudget : budget);
        user = at == centre ? officer : "lanhdao";
      }
      at.call("POST", "/api/extension-money/entries", user, entry);
    }

    private void month(DemoData at, JsonNode act) throws IOException, InterruptedException {
      ObjectNode report = act.deepCopy();
      String path = "/api/extension-reports/months/" + act.get("month").asText();
      boolean confirm = report.remove("confirm") != null;
      report.put("project", id).put("version", 0);
      at.call("PUT", path, "chuyenvien", JSON.createArrayNode().add(report));
      if (confirm) {
        at.call("POST", path + "/confirm", "lanhdao", JSON.createArrayNode().add(id));
      }
    }

    private void paper(DemoData at, JsonNode act) throws IOException, InterruptedException {
      // Some papers are of who decides.
      boolean decided =
          Set.of("extension.adjustment", "extension.liquidation").contains(act.get("paper").asText());
      String user = decided ? "lanhdao" : "chuyenvien";
      ObjectNode wanted = JSON.createObjectNode().put("kind", act.get("paper").asText());
      wanted.put("type", "extension-project").put("id", id);
      JsonNode offices = at.call("GET", "/api/papers/offices", "quantri", null);
      wanted.put("office", offices.at("/0/symbol").asText());
      JsonNode paper = at.call("POST", "/api/papers", user, wanted);
      if (act.has("issue")) {
        ObjectNode issue = JSON.createObjectNode().put("on", act.get("issue").asText());
        issue.put("version", paper.get("version").asLong());
        at.call("POST", "/api/papers/" + paper.get("id").asText() + "/issue", user, issue);
      }
    }

    /** The Minister approves the national plan; once, whichever project comes first. */
    private void approve(DemoData at, JsonNode act) throws IOException, InterruptedException {
      String path = "/api/extension/plans/" + project(at).get("plan").asText();
      ObjectNode plan = (ObjectNode) at.call("GET", path, "lanhdao", null);
      if (plan.get("status").asText().equals("DANG_KY")) {
        plan.put("status", "PHE_DUYET").put("approvingText", act.get("approve").asText());
        plan.put("approvedOn", act.get("on").asText());
        at.call("POST", "/api/extension/plans", "khuyencong", plan);
      }
    }

    /** The support falls: decided by the department, or asked of the agency. */
    private void change(DemoData at, JsonNode act) throws IOException, InterruptedException {
      ObjectNode changed = project(at);
      long support = act.get("support").asLong();
      ArrayNode lines = (ArrayNode) changed.get("lines");
      ((ObjectNode) lines.get(0)).put("price", support).remove("amount");
      ((ObjectNode) changed.at("/beneficiaries/0")).put("support", support);
      ObjectNode body = JSON.createObjectNode();
      body.set("project", changed);
      if (act.has("adjust")) {
        body.set("decision", act.get("adjust"));
        at.call("POST", "/api/extension/projects/" + id + "/adjustments", "lanhdao", body);
      } else {
        body.set("ask", act.get("ask"));
        at.call("POST", "/api/extension-travel/projects/" + id + "/requests", "chuyenvien", body);
      }
    }
  }
}
