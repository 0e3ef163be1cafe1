package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Words and tiles that several views of money share. */
final class MoneyTexts {

  private MoneyTexts() {}

  static String t(String key, Object... arguments) {
    return UI.getCurrent().getTranslation("extension-money." + key, arguments);
  }

  /** "Dự toán 2026 · Kinh phí khuyến công địa phương". */
  static String title(ViewContext context, Budget b) {
    return t("name", "" + b.year(), b.source().label().in(context.locale()));
  }

  static Tone tone(BudgetStatus status) {
    return switch (status) {
      case LAP_DU_TOAN, KHOA -> Tone.NEUTRAL;
      case THAM_DINH, QUYET_TOAN -> Tone.WARNING;
      case GIAO -> Tone.GOOD;
    };
  }

  static Tone tone(MoneyKind kind) {
    return switch (kind) {
      case TAM_UNG, TAM_UNG_CON_LAI, THANH_TOAN -> Tone.INFO;
      case NGHIEM_THU, QUYET_TOAN -> Tone.GOOD;
      case THU_HOI, CAT_GIAM -> Tone.WARNING;
      default -> Tone.NEUTRAL;
    };
  }

  static StatTile tile(String key, long amount, String detail) {
    return new StatTile(
        t(key),
        Format.moneyShort(amount),
        detail == null ? Format.money(amount) : Format.money(amount) + " · " + detail);
  }

  /** Committed, disbursed, accepted, left. */
  static void tiles(Div tiles, Figures f, long whole) {
    tiles.add(
        tile("committed", f.committed(), share(f.committed(), whole)),
        tile("disbursed", f.disbursed(), share(f.disbursed(), whole)),
        tile("accepted", f.accepted(), share(f.accepted(), whole)));
  }

  static String share(long part, long whole) {
    BigDecimal percent = percent(part, whole);
    return percent == null ? null : Format.decimal(percent, 1) + " %";
  }

  /** Percent with one decimal; null of nothing. */
  static BigDecimal percent(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  static String source(ViewContext context, FundSource source) {
    return source.label().in(context.locale());
  }
}
