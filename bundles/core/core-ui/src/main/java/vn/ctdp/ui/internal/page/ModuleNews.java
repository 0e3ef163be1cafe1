package vn.ctdp.ui.internal.page;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.module.ModuleListener;
import vn.ctdp.core.module.ModuleStatus;

/** Passes changes of modules on to the open pages. */
@Component(service = {ModuleListener.class, ModuleNews.class})
public final class ModuleNews implements ModuleListener {

  private final Set<Consumer<ModuleStatus>> pages = new CopyOnWriteArraySet<>();

  /** Nobody listens yet. */
  @Activate
  public ModuleNews() {
    // Pages come through listen.
  }

  @Override
  public void changed(ModuleStatus status) {
    pages.forEach(p -> p.accept(status));
  }

  /**
   * Lets a page know until the answer is run.
   *
   * @param page told on the manager's thread: it only hands over to its own page
   */
  Runnable listen(Consumer<ModuleStatus> page) {
    pages.add(page);
    return () -> pages.remove(page);
  }
}
