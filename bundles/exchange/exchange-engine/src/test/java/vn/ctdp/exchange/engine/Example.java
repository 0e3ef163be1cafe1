package vn.ctdp.exchange.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.ctdp.exchange.form.FormDefinition;

/** The example of {@code docs/forms.md}: what the documentation shows must be true. */
final class Example {

  private Example() {}

  static String document() {
    try {
      String text = Files.readString(Path.of("../../../docs/forms.md"));
      int from = text.indexOf("```json") + 7;
      return text.substring(from, text.indexOf("```", from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FormDefinition form() {
    try {
      return FormReader.read(document().getBytes(StandardCharsets.UTF_8));
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException(e);
    }
  }
}
