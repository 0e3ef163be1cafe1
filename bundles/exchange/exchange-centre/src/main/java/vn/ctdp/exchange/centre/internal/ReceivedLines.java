package vn.ctdp.exchange.centre.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.decision.ReceivedLine;
import vn.ctdp.exchange.form.FormList;

/**
 * A page of a list that came in a report. The list lies in the stored document, which is read whole
 * anyway and holds 2,000 lines at most; so it is searched and sorted here.
 */
final class ReceivedLines {

  private ReceivedLines() {}

  static Page<ReceivedLine> page(
      FormList list, List<Map<String, String>> lines, Locale locale, PageRequest request) {
    List<ReceivedLine> found = new ArrayList<>();
    String wanted = VietnameseText.searchKey(request.search());
    for (int i = 0; i < lines.size(); i++) {
      if (wanted.isEmpty() || text(list, lines.get(i), locale).contains(wanted)) {
        found.add(new ReceivedLine(i + 1, lines.get(i)));
      }
    }
    order(list, locale, request.sorts()).ifPresent(found::sort);
    return new Page<>(
        found.stream().skip(request.offset()).limit(request.limit()).toList(), found.size());
  }

  private static String text(FormList list, Map<String, String> line, Locale locale) {
    StringBuilder all = new StringBuilder();
    for (FormList.Column column : list.columns()) {
      String value = line.get(column.key());
      if (value != null && column.type() == FormList.Type.TEXT) {
        all.append(VietnameseText.searchKey(column.name(value).in(locale))).append('\n');
      }
    }
    return all.toString();
  }

  private static Optional<Comparator<ReceivedLine>> order(
      FormList list, Locale locale, List<Sort> sorts) {
    return sorts.stream()
        .map(
            sort -> {
              Comparator<ReceivedLine> one =
                  sort.property().equals("number")
                      ? Comparator.comparingInt(ReceivedLine::number)
                      : by(
                          list.column(sort.property())
                              .orElseThrow(() -> SortColumns.unknown("sorts." + sort.property())),
                          locale);
              return sort.ascending() ? one : one.reversed();
            })
        .reduce(Comparator::thenComparing);
  }

  /** Empty values come first, as an empty text does. */
  private static Comparator<ReceivedLine> by(FormList.Column column, Locale locale) {
    if (column.type() == FormList.Type.FIGURE) {
      return Comparator.comparing(
          line -> {
            String value = line.values().get(column.key());
            return value == null ? null : new BigDecimal(value);
          },
          Comparator.nullsFirst(Comparator.naturalOrder()));
    }
    return Comparator.comparing(
        line -> column.name(line.values().getOrDefault(column.key(), "")).in(locale),
        VietnameseText.order());
  }
}
