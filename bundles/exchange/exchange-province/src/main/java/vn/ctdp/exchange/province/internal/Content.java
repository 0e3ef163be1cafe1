package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.stream.StreamItem;

/** Reads what an item says; whatever does not fit is an exception with a sentence. */
final class Content {

  private final StreamItem item;
  private final JsonNode node;

  private Content(StreamItem item, JsonNode node) {
    this.item = item;
    this.node = node;
  }

  /** The item's content, of one schema. */
  static Content of(StreamItem item, String schema) {
    Content c;
    try {
      c = new Content(item, StreamCodec.object(item.content().getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidDocumentException e) {
      throw new CtdpException(
          StreamError.CONTENT, e.problems(), e, Long.toString(item.number()), e.getMessage());
    }
    if (!c.text("schema", 60).equals(schema)) {
      throw c.wrong("schema");
    }
    return c;
  }

  /** An object within. */
  Content at(JsonNode inner) {
    return new Content(item, inner);
  }

  JsonNode node() {
    return node;
  }

  Iterable<JsonNode> list(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray()) {
      throw wrong(name);
    }
    return list;
  }

  String text(String name, int max) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > max) {
      throw wrong(name);
    }
    return VietnameseText.normalise(value.textValue());
  }

  /** Text that may be absent; then empty. */
  String maybe(String name, int max) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isBlank()) {
      return "";
    }
    return text(name, max);
  }

  Localized localized(String name, int max) {
    Content both = at(node.path(name));
    return new Localized(both.text("vi", max), both.text("en", max));
  }

  int whole(String name) {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(name);
    }
    return value.intValue();
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name, 10));
    } catch (DateTimeParseException e) {
      throw wrong(name);
    }
  }

  /** A day that may be absent; then null. */
  LocalDate maybeDay(String name) {
    return maybe(name, 10).isEmpty() ? null : day(name);
  }

  CtdpException wrong(String field) {
    return new CtdpException(StreamError.CONTENT, Long.toString(item.number()), field);
  }
}
