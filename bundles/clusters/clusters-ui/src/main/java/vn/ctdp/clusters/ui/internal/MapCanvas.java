package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;

/** A map without tiles. What is asked before it is on the page is done when it comes there. */
class MapCanvas extends Div {

  private static final long serialVersionUID = 1L;
  private static final int FIT_ALL = 13;
  private static final int FIT_ONE = 16;

  private final List<Runnable> waiting = new ArrayList<>();

  MapCanvas(String label) {
    addClassName("ctdp-map");
    getElement().setAttribute("role", "application");
    getElement().setAttribute("aria-label", label);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    ui.getPage().addStyleSheet("context://static/clusters/leaflet/leaflet.css");
    ui.getPage().addJavaScript("context://static/clusters/leaflet/leaflet.js");
    ui.getPage().addJavaScript("context://static/clusters/map.js");
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private void whenThere(Runnable act) {
    if (isAttached()) {
      act.run();
    } else {
      waiting.add(act);
    }
  }

  /** Colours of the stages; each is told by its word in the legend too. */
  static String colour(Stage stage) {
    return switch (stage) {
      case QUY_HOACH -> "#6b7c8f";
      case DANG_XUC_TIEN -> "#8d6fb8";
      case DANG_THANH_LAP -> "#b0568f";
      case QHCT -> "#8a5a00";
      case THANH_LAP -> "#5b3fa0";
      case CHUAN_BI -> "#14508f";
      case DA_DUYET_DU_AN -> "#2f7fc1";
      case GPMB -> "#c79a00";
      case XAY_DUNG -> "#d2691e";
      case HOAT_DONG -> "#1c6b3f";
      case MO_RONG -> "#4caf50";
      case HOAT_DONG_CHUA_TL -> "#0b8a8f";
      case TAM_DUNG -> "#5d4037";
      case RUT_QUY_HOACH -> "#9e9e9e";
      case CHUYEN_DOI -> "#37474f";
      case DA_BAI_BO -> "#9b1c1c";
    };
  }

  /** One thing on the map. */
  static JsonObject feature(MappedCluster m, List<String> lines, String link) {
    JsonObject f = Json.createObject();
    f.put("id", m.snapshot().cluster().id().toString());
    f.put("name", m.snapshot().cluster().name());
    f.put("colour", colour(m.snapshot().stage()));
    if (link != null) {
      f.put("link", link);
    }
    m.point()
        .map(Place::point)
        .ifPresent(
            p -> {
              f.put("lat", p.latitude().toPlainString());
              f.put("lon", p.longitude().toPlainString());
            });
    m.outline().map(Place::outline).ifPresent(o -> f.put("outline", Json.parse(o)));
    if (!lines.isEmpty()) {
      JsonArray texts = Json.createArray();
      for (int i = 0; i < lines.size(); i++) {
        texts.set(i, lines.get(i));
      }
      f.put("lines", texts);
    }
    return f;
  }

  void show(List<JsonObject> features, boolean fit) {
    JsonArray all = Json.createArray();
    for (int i = 0; i < features.size(); i++) {
      all.set(i, features.get(i));
    }
    int zoom = !fit ? 0 : features.size() == 1 ? FIT_ONE : FIT_ALL;
    whenThere(
        () -> getElement().executeJs("window.ctdpMap.show(this, $0, $1, $2)", all, texts(), zoom));
  }

  void choose(String id) {
    whenThere(() -> getElement().executeJs("window.ctdpMap.choose(this, $0)", id));
  }

  /** Lets the user set a point by clicking; the listener gets latitude and longitude. */
  void point(String latitude, String longitude) {
    whenThere(
        () ->
            getElement()
                .executeJs(
                    "window.ctdpMap.point(this, $0, $1 === null ? null : Number($1), $2 === null ?"
                        + " null : Number($2))",
                    texts(),
                    latitude,
                    longitude));
  }

  /** Lets the user draw an outline corner by corner. */
  void outline() {
    whenThere(() -> getElement().executeJs("window.ctdpMap.outline(this, $0)", texts()));
  }

  void undo() {
    whenThere(() -> getElement().executeJs("window.ctdpMap.undo(this)"));
  }

  /** What was drawn, as the script tells it. */
  void onDrawn(SerializableConsumer<JsonObject> listener) {
    getElement()
        .addEventListener(
            "ctdp-map-drawn",
            e -> listener.accept(Json.parse(e.getEventData().getString("event.detail.drawn"))))
        .addEventData("event.detail.drawn");
  }

  private JsonObject texts() {
    JsonObject texts = Json.createObject();
    texts.put("zoomIn", getTranslation("clusters-map.zoomIn"));
    texts.put("zoomOut", getTranslation("clusters-map.zoomOut"));
    return texts;
  }
}
