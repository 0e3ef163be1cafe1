package vn.ctdp.exchange.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportState;

class MessagesTest {

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(ExchangeTexts.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyStateAndSourceHasAText() {
    for (ReportState state : ReportState.values()) {
      assertThat(ExchangeTexts.MESSAGES.keys()).contains("exchange.state." + state);
    }
    for (ReportCell.Source source : ReportCell.Source.values()) {
      assertThat(ExchangeTexts.MESSAGES.keys()).contains("exchange.source." + source);
    }
  }
}
