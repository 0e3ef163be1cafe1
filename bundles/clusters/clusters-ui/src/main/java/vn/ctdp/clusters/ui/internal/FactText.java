package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.ui.component.Format;

/** Facts in words and figures. */
final class FactText {

  private FactText() {}

  static String value(ClusterFact fact, Locale locale) {
    if (!fact.present()) {
      return UI.getCurrent().getTranslation("clusters.fact.gone");
    }
    return switch (fact.key().kind()) {
      case AREA -> Format.area(fact.number());
      case MONEY -> Format.money(fact.number().longValueExact());
      case COUNT -> Format.whole(fact.number());
      case NUMBER -> VnNumbers.formatTrimmed(fact.number(), 4);
      case FLAG -> Format.yesNo(fact.number().signum() > 0);
      case CODE -> code(fact.key(), fact.code(), locale);
    };
  }

  static String code(FactKey key, String code, Locale locale) {
    return known(key, code) ? key.codes().get(code).in(locale) : code;
  }

  /** Whether a code is one of the fact's. */
  static boolean known(FactKey key, String code) {
    return key.codes().containsKey(code);
  }
}
