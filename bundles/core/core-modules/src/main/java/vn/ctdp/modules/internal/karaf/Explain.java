package vn.ctdp.modules.internal.karaf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.internal.Say;

/** Turns what the container says into one sentence for an administrator. */
final class Explain {

  private static final Pattern REQUIREMENT =
      Pattern.compile("missing requirement \\[([^\\]]+)\\] ([\\w.]+); (.*?)(?: \\[caused by:|$)");
  private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");
  private static final Pattern SERVICE =
      Pattern.compile("(?:objectClass=|active:[^;]*objectClass=)([\\w.$]+)");
  private static final Pattern IDENTITY = Pattern.compile("osgi\\.identity=([\\w.\\-]+)");
  private static final Pattern ARTIFACT =
      Pattern.compile(
          "(?:artifact|Artifact|Could not find artifact) ([\\w.\\-]+:[\\w.\\-]+[\\w.:\\-]*)");
  private static final int LONGEST = 300;

  private Explain() {}

  /** Why installing failed. */
  static Localized install(Throwable failure) {
    for (Throwable t = failure; t != null; t = next(t)) {
      String text = String.valueOf(t.getMessage());
      Matcher requirement = REQUIREMENT.matcher(text);
      String who = null;
      String namespace = "";
      String what = "";
      while (requirement.find()) {
        who = requirement.group(1);
        namespace = requirement.group(2);
        what = requirement.group(3);
      }
      if (who != null) {
        return requirement(who, namespace, what);
      }
      Matcher artifact = ARTIFACT.matcher(text);
      if (artifact.find()) {
        return Say.of(
            "Thiếu tệp “{0}” trong bản cài đặt.",
            "The file “{0}” is missing from the distribution.", artifact.group(1));
      }
    }
    return exception(failure);
  }

  private static Localized requirement(String who, String namespace, String what) {
    String bundle = who.replaceAll("[/;].*", "").strip();
    Matcher found;
    if (namespace.equals("osgi.service") && (found = SERVICE.matcher(what)).find()) {
      return Say.of(
          "Thành phần {0} cần dịch vụ {1} nhưng hệ thống không có.",
          "{0} needs the service {1}, which this instance does not have.", bundle, found.group(1));
    }
    if (namespace.equals("osgi.wiring.package") && (found = PACKAGE.matcher(what)).find()) {
      return Say.of(
          "Thành phần {0} cần gói {1} nhưng hệ thống không có phiên bản phù hợp.",
          "{0} needs the package {1}, which this instance does not have in a fitting version.",
          bundle,
          found.group(1));
    }
    if ((found = IDENTITY.matcher(what)).find()) {
      return Say.of(
          "{0} cần {1} nhưng bản cài đặt không có.",
          "{0} needs {1}, which is missing from the distribution.", bundle, found.group(1));
    }
    return Say.of(
        "Thành phần {0} cần một thứ mà hệ thống không có: {1}.",
        "{0} needs something that this instance does not have: {1}.", bundle, shorten(what));
  }

  /** Why a bundle did not start. */
  static Localized start(String bundle, Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("missing requirement") || text.contains("Unable to resolve")) {
      Matcher found = PACKAGE.matcher(text);
      String last = null;
      while (found.find()) {
        last = found.group(1);
      }
      if (last != null) {
        return requirement(bundle, "osgi.wiring.package", "osgi.wiring.package=" + last);
      }
    }
    Throwable root = root(failure);
    return Say.of(
        "Thành phần {0} báo lỗi khi khởi động: {1}.",
        "{0} failed when starting: {1}.", bundle, message(root));
  }

  /** Why a component failed, from the text of its failure, which holds a stack trace. */
  static Localized component(String component, String failure) {
    String line = "";
    for (String part : failure.split("\\R")) {
      if (part.startsWith("Caused by: ")) {
        line = part.substring("Caused by: ".length());
      } else if (line.isEmpty()) {
        line = part;
      }
    }
    return Say.of(
        "Bộ phận {0} báo lỗi khi khởi động: {1}.",
        "The component {0} failed when starting: {1}.",
        component,
        shorten(line.replaceFirst("^(?:[\\w$]+\\.)+([\\w$]+):? ?", "")));
  }

  /** An exception without anything known about it. */
  static Localized exception(Throwable failure) {
    String text = message(root(failure));
    return Say.of("Máy chủ báo lỗi: {0}.", "The server reported: {0}.", text);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (next(root) != null) {
      root = next(root);
    }
    return root;
  }

  private static Throwable next(Throwable t) {
    if (t.getCause() != null && t.getCause() != t) {
      return t.getCause();
    }
    return t.getCause() == null && t.getSuppressed().length > 0 ? t.getSuppressed()[0] : null;
  }

  private static String message(Throwable t) {
    String text = t.getMessage();
    return text == null || text.isBlank() ? t.getClass().getSimpleName() : shorten(text);
  }

  private static String shorten(String text) {
    String line = text.strip().split("\\R", 2)[0].strip();
    if (line.endsWith(".")) {
      line = line.substring(0, line.length() - 1);
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
