package vn.ctdp.exchange.keys.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.Evidence;
import vn.ctdp.exchange.engine.InvalidDocumentException;

/** The command {@code ctdp verify}: verifies an evidence file where no instance is. */
public final class VerifyCommand {

  /** Everything holds. */
  static final int HOLDS = 0;

  /** Something does not hold. */
  static final int WRONG = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** No evidence file, or no key set. */
  static final int UNREADABLE = 4;

  private static final int MOST = 64 << 20;

  private final Locale locale;
  private final PrintStream out;

  private VerifyCommand(Locale locale, PrintStream out) {
    this.locale = locale;
    this.out = out;
  }

  /**
   * Verifies a file and ends the process.
   *
   * @param arguments language ({@code vi} or {@code en}), file, and optionally the key set
   */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int code = run(out, arguments);
    out.flush();
    Runtime.getRuntime().exit(code);
  }

  static int run(PrintStream out, String... arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      out.println("verify: vi|en FILE [JWKS]");
      return USAGE;
    }
    VerifyCommand command = new VerifyCommand(Locale.forLanguageTag(arguments[0]), out);
    return command.verify(
        Path.of(arguments[1]), arguments.length == 3 ? Path.of(arguments[2]) : null);
  }

  private int verify(Path file, Path keys) {
    Evidence evidence;
    String believed;
    try {
      evidence = Evidence.read(bytes(file));
      believed = keys == null ? null : new String(bytes(keys), StandardCharsets.UTF_8);
    } catch (IOException e) {
      say("Không đọc được tệp: " + e.getMessage(), "The file cannot be read: " + e.getMessage());
      return UNREADABLE;
    } catch (InvalidDocumentException e) {
      say(
          "Không phải tệp chứng cứ: " + e.problems().get(0).vi(),
          "It is no evidence file: " + e.problems().get(0).en());
      return UNREADABLE;
    }
    Optional<String> noKeys = Optional.ofNullable(believed).flatMap(EvidenceCheck::noKeySet);
    if (noKeys.isPresent()) {
      say(
          "Không phải bộ khóa công khai (JWKS): " + keys + " (" + noKeys.get() + ")",
          "It is no set of public keys (JWKS): " + keys + " (" + noKeys.get() + ")");
      return UNREADABLE;
    }
    EvidenceCheck.Result result = EvidenceCheck.run(evidence, believed);
    if (!result.holds()) {
      say("KHÔNG ĐÚNG", "DOES NOT HOLD");
      list(result.wrong());
      if (!result.proven().isEmpty()) {
        say("Phần còn lại:", "What remains:");
        list(result.proven());
      }
      return WRONG;
    }
    say("ĐÚNG. Chứng minh được:", "HOLDS. It is proven that:");
    list(result.proven());
    say("Người ký:", "Signed by:");
    list(result.signers());
    say("Không chứng minh:", "It is not proven:");
    if (keys == null) {
      list(
          List.of(
              new Localized(
                  "các khóa trên là của đơn vị được nêu: chúng lấy từ chính tệp này. So mã khóa với"
                      + " mã do trung tâm công bố, hoặc dùng --keys với bộ khóa lấy từ nguồn tin"
                      + " cậy.",
                  "that these keys are of whom they name: they come from this very file. Compare"
                      + " their ids with what the centre publishes, or give --keys a key set from a"
                      + " source that you trust.")));
    }
    list(
        List.of(
            new Localized(
                "số liệu đúng với thực tế; chỉ chứng minh tỉnh đã báo cáo như vậy.",
                "that the figures are true; only that the province reported them."),
            new Localized(
                "thời điểm nhận, ngoài đồng hồ của trung tâm.",
                "the time of receipt, beyond the centre's own clock."),
            new Localized(
                "đây là lần gửi mới nhất, hoặc báo cáo chưa bị trả lại sau đó.",
                "that this is the latest revision, or was not returned later.")));
    return HOLDS;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MOST) {
      throw new IOException(file + " > " + MOST);
    }
    return Files.readAllBytes(file);
  }

  private void say(String vi, String en) {
    out.println(new Localized(vi, en).in(locale));
  }

  private void list(List<Localized> lines) {
    lines.forEach(line -> out.println("  - " + line.in(locale)));
  }
}
