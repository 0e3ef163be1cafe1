package vn.ctdp.modules.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.CatalogueEntry;

/** The sentences that an administrator reads about modules. */
public final class Say {

  static final Localized NOTHING = new Localized("", "");

  static final Localized BUSY =
      new Localized(
          "Một thao tác bật, tắt phân hệ khác đang được thực hiện.",
          "Another module is being switched at the moment.");

  static final Localized INTERRUPTED_TWICE =
      new Localized(
          "Thao tác hai lần bị gián đoạn do máy chủ dừng đột ngột nên đã được hủy.",
          "The switch was interrupted twice by a sudden stop of the instance and has been undone.");

  static final Localized NOT_IN_DISTRIBUTION =
      new Localized(
          "Phân hệ không có trong bản cài đặt này.", "The module is not in this distribution.");

  static final Localized WAITING =
      new Localized("Đang chờ máy chủ khởi động xong.", "Waiting for the instance to boot.");

  private Say() {}

  /** A sentence with arguments that read the same in both languages. */
  public static Localized of(String vi, String en, Object... arguments) {
    return new Localized(format(vi, arguments), format(en, arguments));
  }

  /** A sentence around another. */
  public static Localized around(String vi, String en, Localized inner) {
    return new Localized(format(vi, inner.vi()), format(en, inner.en()));
  }

  static Localized took(Duration duration) {
    long tenths = Math.max(1, (duration.toMillis() + 50) / 100);
    return new Localized(
        "Xong trong " + tenths / 10 + "," + tenths % 10 + " giây.",
        "Done in " + tenths / 10 + "." + tenths % 10 + " s.");
  }

  static Localized needs(Localized dependency) {
    return new Localized(
        "Cần phân hệ “" + dependency.vi() + "” nhưng phân hệ đó không chạy.",
        "It needs the module “" + dependency.en() + "”, which does not run.");
  }

  static Localized missingDependency(String id) {
    return of(
        "Cần phân hệ “{0}” nhưng bản cài đặt này không có.",
        "It needs the module “{0}”, which this distribution does not have.", id);
  }

  static Localized also(boolean enable, List<CatalogueEntry> others) {
    String vi = others.stream().map(e -> e.name().vi()).collect(Collectors.joining(", "));
    String en = others.stream().map(e -> e.name().en()).collect(Collectors.joining(", "));
    return enable
        ? new Localized("Cũng sẽ bật: " + vi + ".", "Also enables: " + en + ".")
        : new Localized("Cũng sẽ tắt: " + vi + ".", "Also disables: " + en + ".");
  }

  static Localized join(Localized first, Localized second) {
    if (first.vi().isEmpty()) {
      return second;
    }
    if (second.vi().isEmpty()) {
      return first;
    }
    return new Localized(first.vi() + " " + second.vi(), first.en() + " " + second.en());
  }

  private static String format(String pattern, Object... arguments) {
    return new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }
}
