package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.intake.Receipt;

class ReceiptCodecTest {

  private static final Receipt RECEIPT =
      new Receipt(
          "0b6cfa54-6c14-4b0e-8d0b-6ab3a1c7e001",
          UnitRef.parse("34:68"),
          new FormKey("example-clusters", 1),
          Period.parse("2026-H1"),
          1,
          "0".repeat(64),
          7,
          5,
          Instant.parse("2026-06-21T01:02:03.500Z"),
          "");

  @Test
  void writesCanonicalBytesAndReadsThem() throws Exception {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    totals.put("2", new BigDecimal("825.50"));
    totals.put("1.1", new BigDecimal("1E+3"));
    totals.put("dòng \"a\"", new BigDecimal("-0.5"));

    byte[] written = ReceiptCodec.write(RECEIPT, 3, totals);

    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo(
            new String(new JsonCanonicalizer(written).getEncodedUTF8(), StandardCharsets.UTF_8));
    ReceiptCodec.Read read = ReceiptCodec.readReceipt(written, "");
    assertThat(read.receipt()).isEqualTo(RECEIPT);
    assertThat(read.cells()).isEqualTo(3);
    assertThat(read.totals()).containsExactlyEntriesOf(ordered());
  }

  private static Map<String, BigDecimal> ordered() {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    totals.put("2", new BigDecimal("825.5"));
    totals.put("1.1", new BigDecimal("1000"));
    totals.put("dòng \"a\"", new BigDecimal("-0.5"));
    return totals;
  }

  @Test
  void aReceiptOfNothingHasNoTotals() throws Exception {
    byte[] written = ReceiptCodec.write(RECEIPT, 0, Map.of());

    assertThat(new JsonCanonicalizer(written).getEncodedUTF8()).isEqualTo(written);
    assertThat(ReceiptCodec.readReceipt(written, "").totals()).isEmpty();
  }
}
