package vn.ctdp.exchange.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import vn.ctdp.ui.component.Notices;

/**
 * Takes a file into memory, but never more of it than it may have: the limit that a browser is told
 * binds no program.
 */
final class BoundedUpload {

  private BoundedUpload() {}

  /**
   * A handler.
   *
   * @param max most bytes a file may have
   * @param taken gets the file with the page's lock held; one byte more than {@code max} when it
   *     was longer, so that the service refuses it in its own words
   */
  static UploadHandler of(int max, Consumer<byte[]> taken) {
    return event -> {
      UI ui = event.getUI();
      byte[] bytes;
      try (InputStream in = event.getInputStream()) {
        bytes = read(in, max);
      } catch (IOException failure) {
        ui.access(() -> Notices.failure(failure));
        return;
      }
      ui.access(() -> taken.accept(bytes));
    };
  }

  static byte[] read(InputStream in, int max) throws IOException {
    return in.readNBytes(max + 1);
  }
}
