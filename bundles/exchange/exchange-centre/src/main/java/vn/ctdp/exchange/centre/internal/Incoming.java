package vn.ctdp.exchange.centre.internal;

import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.SignedDocument;

/**
 * A report as it came, read but not believed.
 *
 * @param bytes as they came
 * @param content canonical content: what is signed and hashed
 * @param signature detached JWS; null when there is none
 * @param digest SHA-256 of the content
 * @param envelope what it says
 */
record Incoming(byte[] bytes, byte[] content, String signature, String digest, Envelope envelope) {

  /**
   * Reads within the bounds.
   *
   * @throws InvalidDocumentException when it is neither a signed report nor a report
   */
  static Incoming read(byte[] bytes, IntakeConfig config) throws InvalidDocumentException {
    CanonicalJson.Bounds bounds =
        new CanonicalJson.Bounds(16, config.maxElements(), config.maxBytes());
    byte[] content;
    String signature = null;
    if (SignedDocument.claimed(bytes)) {
      SignedDocument document = SignedDocument.read(bytes, bounds);
      content = document.content();
      signature = document.signature();
    } else {
      content = CanonicalJson.canonical(bytes, bounds);
    }
    Envelope envelope =
        EnvelopeCodec.readCanonical(content, config.maxCells(), config.maxOrigins());
    return new Incoming(bytes, content, signature, CanonicalJson.sha256(content), envelope);
  }

  boolean signed() {
    return signature != null;
  }

  String province() {
    return envelope.sender().province().toString();
  }
}
