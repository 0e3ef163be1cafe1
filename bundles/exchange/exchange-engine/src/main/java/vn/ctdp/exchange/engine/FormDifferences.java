package vn.ctdp.exchange.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.FormCheck;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.exchange.form.FormRow;

/** Says in sentences what a form version changes. */
final class FormDifferences {

  private final List<Localized> result = new ArrayList<>();

  private FormDifferences() {}

  static List<Localized> of(FormDefinition before, FormDefinition after) {
    FormDifferences d = new FormDifferences();
    d.field("Tên biểu", "Title", before.title().vi(), after.title().vi());
    d.field("Căn cứ", "Legal text", before.legalText(), after.legalText());
    d.field("Số biểu", "Number", before.number(), after.number());
    d.field("Nơi nhận", "Recipient", before.recipient().vi(), after.recipient().vi());
    d.field("Loại kỳ", "Periods", before.periods().toString(), after.periods().toString());
    d.field("Hạn gửi", "Deadline", before.deadlineRule(), after.deadlineRule());
    d.field(
        "Ngày chốt",
        "Closing day",
        Integer.toString(before.closingDay()),
        Integer.toString(after.closingDay()));
    d.field("Cấp lập", "Level", before.level().name(), after.level().name());
    d.all(
        "Ô",
        "Cell",
        map(before.figures(), FormRow::key),
        map(after.figures(), FormRow::key),
        FormDifferences::row);
    d.all(
        "Danh sách",
        "List",
        map(before.lists(), FormList::key),
        map(after.lists(), FormList::key),
        l -> l.title().vi() + " " + l.columns().stream().map(c -> c.key() + c.type()).toList());
    d.all(
        "Kiểm tra",
        "Check",
        map(before.checks(), FormCheck::id),
        map(after.checks(), FormCheck::id),
        c -> c.severity() + " " + c.left() + " " + c.operator() + " " + c.right());
    return d.result;
  }

  private static String row(FormRow r) {
    return r.label().vi()
        + " ["
        + r.unit()
        + ", "
        + r.kind()
        + (r.source().isEmpty() ? "" : ", " + r.source())
        + "]";
  }

  private static <T> Map<String, T> map(List<T> all, Function<T, String> key) {
    Map<String, T> result = new LinkedHashMap<>();
    all.forEach(t -> result.put(key.apply(t), t));
    return result;
  }

  private void field(String vi, String en, String before, String after) {
    if (!Objects.equals(before, after)) {
      add(vi + ": “" + before + "” → “" + after + "”", en + ": “" + before + "” → “" + after + "”");
    }
  }

  private <T> void all(
      String vi, String en, Map<String, T> before, Map<String, T> after, Function<T, String> text) {
    after.forEach(
        (key, now) -> {
          T old = before.get(key);
          if (old == null) {
            add(
                vi + " " + key + ": thêm – " + text.apply(now),
                en + " " + key + ": added – " + text.apply(now));
          } else if (!text.apply(old).equals(text.apply(now))) {
            field(vi + " " + key, en + " " + key, text.apply(old), text.apply(now));
          }
        });
    before.forEach(
        (key, old) -> {
          if (!after.containsKey(key)) {
            add(
                vi + " " + key + ": bỏ – " + text.apply(old),
                en + " " + key + ": removed – " + text.apply(old));
          }
        });
  }

  private void add(String vi, String en) {
    result.add(new Localized(vi, en));
  }
}
