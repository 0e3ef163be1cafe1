package vn.ctdp.ui.component;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;

/**
 * Chooses a reporting period and shows from when to when its figures are taken, because that is not
 * the calendar period (NĐ 09/2019/NĐ-CP Điều 12).
 */
public final class PeriodPicker extends CustomField<Period> {

  private static final long serialVersionUID = 1L;
  private final Select<PeriodKind> kind = new Select<>();
  private final Select<Integer> index = new Select<>();
  private final Select<Integer> year = new Select<>();
  private boolean setting;

  /**
   * A picker.
   *
   * @param label label above it
   * @param today the years around this day are offered, and its running period of each kind first
   * @param kinds kinds that can be chosen, at least one
   */
  public PeriodPicker(String label, LocalDate today, PeriodKind... kinds) {
    setLabel(label);
    addClassName("cu-period");
    List<PeriodKind> offered = kinds.length == 0 ? List.of(PeriodKind.values()) : List.of(kinds);
    kind.setItems(offered);
    kind.setItemLabelGenerator(k -> k == null ? "" : UiText.of("ui.period.kind." + k.name()));
    kind.setAriaLabel(UiText.of("ui.period.kind"));
    kind.setVisible(offered.size() > 1);
    year.setItems(
        IntStream.rangeClosed(2018, today.getYear() + 1)
            .map(y -> 2018 + today.getYear() + 1 - y)
            .boxed()
            .toList());
    year.setItemLabelGenerator(y -> y == null ? "" : String.valueOf(y));
    year.setAriaLabel(UiText.of("ui.period.year.label"));
    index.setAriaLabel(UiText.of("ui.period.index"));
    index.setItemLabelGenerator(
        i -> i == null || kind.getValue() == null ? "" : indexLabel(kind.getValue(), i));
    kind.addValueChangeListener(
        e -> {
          if (!setting) {
            offer(e.getValue(), 1);
            take();
          }
        });
    index.addValueChangeListener(e -> take());
    year.addValueChangeListener(e -> take());
    Div row = new Div(kind, index, year);
    row.addClassName("cu-period-row");
    add(row);
    setting = true;
    kind.setValue(offered.get(0));
    offer(offered.get(0), running(offered.get(0), today));
    year.setValue(today.getYear());
    setting = false;
    take();
  }

  /** The running period of a kind on a day, by closing windows. */
  public static Period running(PeriodKind kind, int ofYear, LocalDate day) {
    return new Period(kind, ofYear, running(kind, day));
  }

  private static int running(PeriodKind kind, LocalDate today) {
    int count = count(kind);
    for (int i = 1; i <= count; i++) {
      if (!new Period(kind, today.getYear(), i).closingTo().isBefore(today)) {
        return i;
      }
    }
    return count;
  }

  private static int count(PeriodKind kind) {
    return switch (kind) {
      case MONTH -> 12;
      case QUARTER -> 4;
      case HALF_YEAR -> 2;
      case YEAR -> 1;
    };
  }

  private static String indexLabel(PeriodKind kind, int i) {
    return switch (kind) {
      case MONTH -> UiText.of("ui.period.month.short", i);
      case QUARTER -> UiText.of("ui.period.quarter.short", i);
      case HALF_YEAR -> UiText.of("ui.period.half.short" + i);
      case YEAR -> UiText.of("ui.period.year.short");
    };
  }

  private void offer(PeriodKind chosen, int value) {
    boolean before = setting;
    setting = true;
    index.setItems(IntStream.rangeClosed(1, count(chosen)).boxed().toList());
    index.setValue(value);
    index.setVisible(chosen != PeriodKind.YEAR);
    setting = before;
  }

  private void take() {
    if (setting) {
      return;
    }
    updateValue();
    window(getValue());
  }

  private void window(Period period) {
    setHelperText(
        period == null
            ? null
            : UiText.of(
                "ui.period.window",
                Format.date(period.closingFrom()),
                Format.date(period.closingTo())));
  }

  @Override
  protected Period generateModelValue() {
    return kind.getValue() == null || index.getValue() == null || year.getValue() == null
        ? null
        : new Period(kind.getValue(), year.getValue(), index.getValue());
  }

  @Override
  protected void setPresentationValue(Period period) {
    setting = true;
    if (period != null) {
      kind.setValue(period.kind());
      offer(period.kind(), period.index());
      year.setValue(period.year());
    } else {
      year.clear();
    }
    setting = false;
    window(period);
  }

  @Override
  public void setReadOnly(boolean readOnly) {
    super.setReadOnly(readOnly);
    Arrays.asList(kind, index, year).forEach(s -> s.setReadOnly(readOnly));
  }
}
