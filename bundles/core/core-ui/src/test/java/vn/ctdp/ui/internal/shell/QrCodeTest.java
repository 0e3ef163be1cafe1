package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final String URI =
      "otpauth://totp/CTDP:c%E1%BB%A5c?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CTDP";

  @Test
  void drawsWhatAPhoneReadsBack() throws Exception {
    String svg = QrCode.svg(URI);
    int quiet = 2;
    int size = Integer.parseInt(first(svg, "viewBox=\"0 0 (\\d+)")) - 2 * quiet;
    BitMatrix modules = new BitMatrix(size);
    Matcher m = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
    while (m.find()) {
      modules.set(Integer.parseInt(m.group(1)) - quiet, Integer.parseInt(m.group(2)) - quiet);
    }
    assertThat(new Decoder().decode(modules).getText()).isEqualTo(URI);
  }

  @Test
  void isAnImageThatNeedsNoRequest() {
    assertThat(QrCode.dataUri(URI)).startsWith("data:image/svg+xml;base64,");
  }

  private static String first(String text, String pattern) {
    Matcher m = Pattern.compile(pattern).matcher(text);
    assertThat(m.find()).isTrue();
    return m.group(1);
  }
}
