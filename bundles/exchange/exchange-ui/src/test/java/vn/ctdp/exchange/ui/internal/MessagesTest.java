package vn.ctdp.exchange.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.ctdp.exchange.enrolment.EnrolmentCode;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.trust.KeyState;

class MessagesTest {

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(ExchangeTexts.MESSAGES.mismatches()).isEmpty();
    assertThat(KeyTexts.MESSAGES.mismatches()).isEmpty();
    assertThat(StreamTexts.MESSAGES.mismatches()).isEmpty();
  }

  @Test
  void everyStateOfKeysAndCodesHasAText() {
    for (KeyState state : KeyState.values()) {
      assertThat(KeyTexts.MESSAGES.keys()).contains("exchange.keys.state." + state);
    }
    for (EnrolmentCode.State state : EnrolmentCode.State.values()) {
      assertThat(KeyTexts.MESSAGES.keys()).contains("exchange.keys.code." + state);
    }
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
