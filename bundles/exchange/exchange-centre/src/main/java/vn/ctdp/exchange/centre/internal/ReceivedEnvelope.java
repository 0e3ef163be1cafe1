package vn.ctdp.exchange.centre.internal;

import com.fasterxml.jackson.databind.JsonNode;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.engine.StreamCodec;

/** Reads what was stored at intake, with or without its signature around it. */
final class ReceivedEnvelope {

  private static final int ANY = 1_000_000;

  private ReceivedEnvelope() {}

  static Envelope read(byte[] stored) {
    try {
      JsonNode node = StreamCodec.object(stored);
      byte[] content =
          SignedDocument.SCHEMA.equals(node.path("schema").asText())
              ? StreamCodec.canonical(node.path("content"))
              : stored;
      return EnvelopeCodec.read(content, ANY, ANY);
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a stored report cannot be read", e);
    }
  }
}
