package vn.ctdp.runtime.collation.internal;

import java.text.Collator;
import java.text.ParseException;
import java.text.RuleBasedCollator;
import java.text.spi.CollatorProvider;
import java.util.Locale;

/**
 * Gives Java the {@link VietnameseCollator} for {@code vi_VN}. Java asks it when it was started
 * with {@code -Djava.locale.providers=SPI,CLDR,COMPAT} and finds this on its class path.
 */
public final class VietnameseCollation extends CollatorProvider {

  private static final Locale VIETNAM = new Locale("vi", "VN");
  // Java has the rules under the language alone, and asks nobody else for those.
  private static final Locale VIETNAMESE = new Locale("vi");

  @Override
  public Collator getInstance(Locale locale) {
    Collator rules = Collator.getInstance(VIETNAMESE);
    try {
      return rules instanceof RuleBasedCollator r ? new VietnameseCollator(r) : rules;
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Locale[] getAvailableLocales() {
    return new Locale[] {VIETNAM};
  }
}
