package vn.ctdp.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that are not this project's code: npm's {@code soap} and {@code openapi-client-axios}.
 */
final class Clients {

  private static final Path SOURCE = Path.of("src/test/clients").toAbsolutePath();
  private static final Path HOME = Instance.WORK.resolve("clients");
  private static boolean ready;

  private Clients() {}

  /**
   * Runs one.
   *
   * @param script file in {@code src/test/clients}
   * @param last last argument: the document that it is to send
   * @return what it printed
   */
  static synchronized JsonNode run(String script, byte[] last, String... arguments) {
    try {
      install();
      Path file = Files.createTempFile(HOME, "document", ".json");
      Files.write(file, last);
      List<String> command = new ArrayList<>(List.of("node", HOME.resolve(script).toString()));
      command.addAll(List.of(arguments));
      command.add(file.toString());
      Instance.Ended ended = Instance.run(command);
      if (ended.code() != 0) {
        throw new IllegalStateException(ended.output());
      }
      String[] lines = ended.output().strip().split("\n");
      return Instance.JSON.readTree(lines[lines.length - 1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install() throws IOException {
    if (ready) {
      return;
    }
    Files.createDirectories(HOME);
    for (String name :
        List.of("package.json", "package-lock.json", ".npmrc", "soap.mjs", "rest.mjs")) {
      Files.write(HOME.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
    }
    Instance.Ended ended =
        Instance.run(List.of("npm", "ci", "--prefix", HOME.toString(), "--no-audit", "--no-fund"));
    if (ended.code() != 0) {
      throw new IllegalStateException(ended.output());
    }
    ready = true;
  }
}
