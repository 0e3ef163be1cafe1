package vn.ctdp.ui.internal.shell;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Draws a QR code on the server, so that the secret in it goes to nobody but the user. */
final class QrCode {

  private QrCode() {}

  /**
   * The code as the source of an image.
   *
   * @param content what a phone shall read
   * @return a {@code data:} address holding an SVG image
   */
  static String dataUri(String content) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg(content).getBytes(StandardCharsets.UTF_8));
  }

  static String svg(String content) {
    BitMatrix code;
    try {
      code =
          new QRCodeWriter()
              .encode(
                  content,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      2,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code", e);
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" shape-rendering=\"crispEdges\" viewBox=\"0 0 "
        + code.getWidth()
        + " "
        + code.getHeight()
        + "\"><path fill=\"#fff\" d=\"M0 0h"
        + code.getWidth()
        + "v"
        + code.getHeight()
        + "H0z\"/><path d=\""
        + path
        + "\"/></svg>";
  }
}
