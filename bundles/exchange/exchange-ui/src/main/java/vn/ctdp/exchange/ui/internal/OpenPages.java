package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Views that are open and want to hear when figures change. Thread-safe. */
final class OpenPages {

  private record Listener(UI ui, Runnable news) {}

  private final Map<Component, Listener> open = new ConcurrentHashMap<>();

  /** Lets a view hear, from when it is shown until it is left. */
  void follow(Component view, Runnable news) {
    view.addAttachListener(e -> open.put(view, new Listener(e.getUI(), news)));
    view.addDetachListener(e -> open.remove(view));
  }

  /** Tells every open view, each with its page's lock; returns at once. */
  void tell() {
    for (Listener listener : open.values()) {
      listener.ui().access(listener.news()::run);
    }
  }
}
