package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainErrorsTest {

  @ParameterizedTest
  @CsvSource({"starting, GW-503", "stopping, GW-503-STOP", ", GW-503-STOP"})
  void whoComesTooEarlyIsNotToldThatTheInstanceStops(String reason, String code) {
    var answer = new PlainErrors().badMessageError(503, reason, HttpFields.build());

    assertThat(StandardCharsets.UTF_8.decode(answer).toString()).contains('"' + code + '"');
  }
}
