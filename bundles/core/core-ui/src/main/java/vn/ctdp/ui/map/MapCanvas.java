package vn.ctdp.ui.map;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import elemental.json.Json;
import elemental.json.JsonArray;
import elemental.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A map without tiles. What is asked before it is on the page is done when it comes there. Used
 * with the page's lock held, as all of Vaadin.
 */
public class MapCanvas extends Div {

  private static final long serialVersionUID = 1L;
  private static final int FIT_ALL = 13;
  private static final int FIT_ONE = 16;

  private final List<Runnable> waiting = new ArrayList<>();

  /** A map with a name for those who do not see it, in the language of the page. */
  public MapCanvas(String label) {
    addClassName("ctdp-map");
    getElement().setAttribute("role", "application");
    getElement().setAttribute("aria-label", label);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    ui.getPage().addStyleSheet("context://static/core/leaflet/leaflet.css");
    ui.getPage().addJavaScript("context://static/core/leaflet/leaflet.js");
    ui.getPage().addJavaScript("context://static/core/map.js");
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

  /**
   * Shows these things in place of those before.
   *
   * @param features what to show
   * @param fit whether to bring all of them into view
   */
  public void show(List<MapFeature> features, boolean fit) {
    JsonArray all = Json.createArray();
    for (int i = 0; i < features.size(); i++) {
      all.set(i, features.get(i).json());
    }
    int zoom = !fit ? 0 : features.size() == 1 ? FIT_ONE : FIT_ALL;
    whenThere(
        () -> getElement().executeJs("window.ctdpMap.show(this, $0, $1, $2)", all, texts(), zoom));
  }

  /** Brings one thing into view and opens its label. */
  public void choose(String id) {
    whenThere(() -> getElement().executeJs("window.ctdpMap.choose(this, $0)", id));
  }

  /**
   * Lets the user set a point by clicking; the listener gets {@code lat} and {@code lon}.
   *
   * @param latitude where the point is now, in degrees; null for nowhere
   * @param longitude where the point is now, in degrees; null for nowhere
   */
  public void point(String latitude, String longitude) {
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

  /** Lets the user draw an outline corner by corner; the listener gets {@code geoJson}. */
  public void outline() {
    whenThere(() -> getElement().executeJs("window.ctdpMap.outline(this, $0)", texts()));
  }

  /** Takes the last corner back. */
  public void undo() {
    whenThere(() -> getElement().executeJs("window.ctdpMap.undo(this)"));
  }

  /** What was drawn, as the script tells it. */
  public void onDrawn(SerializableConsumer<JsonObject> listener) {
    getElement()
        .addEventListener(
            "ctdp-map-drawn",
            e -> listener.accept(Json.parse(e.getEventData().getString("event.detail.drawn"))))
        .addEventData("event.detail.drawn");
  }

  private JsonObject texts() {
    JsonObject texts = Json.createObject();
    texts.put("zoomIn", getTranslation("ui.map.zoomIn"));
    texts.put("zoomOut", getTranslation("ui.map.zoomOut"));
    return texts;
  }
}
