package vn.ctdp.exchange.soap.internal;

import static vn.ctdp.exchange.soap.internal.Shape.Field.group;
import static vn.ctdp.exchange.soap.internal.Shape.Field.list;
import static vn.ctdp.exchange.soap.internal.Shape.Field.text;
import static vn.ctdp.exchange.soap.internal.Shape.Field.whole;

import java.util.Map;

/** The documents of the exchange; their XML is {@code wsdl/ctdp-exchange-1.xsd}. */
final class Shapes {

  /** Namespace of everything. */
  static final String NAMESPACE = "urn:ctdp:exchange:1";

  private static final Shape FORM = Shape.Group.of(text("id"), whole("version"));
  private static final Shape LOCALIZED = Shape.Group.of(text("vi"), text("en"));
  private static final Shape PLACE =
      Shape.Group.of(text("field"), text("code"), text("vi"), text("en"));

  /** {@code ctdp-report-1}. */
  static final Shape.Group REPORT =
      Shape.Group.of(
          text("schema"),
          text("messageId"),
          group("sender", Shape.Group.of(text("instance"), text("organisation"), text("province"))),
          group("form", FORM),
          text("period"),
          whole("revision"),
          whole("sequence").orNothing(),
          text("cutoff"),
          text("drawnUpAt"),
          group("approval", Shape.Group.of(text("by"), text("at"))).orNull(),
          text("previousDigest").orNull(),
          list(
              "cells",
              "cell",
              Shape.Group.of(
                  text("row"),
                  text("unit"),
                  text("value").orNull(),
                  text("computed").orNull(),
                  text("source"),
                  text("reason"),
                  text("note"),
                  whole("unknown"),
                  list(
                      "origins",
                      "origin",
                      Shape.Group.of(
                          text("type"),
                          text("id"),
                          text("title"),
                          text("contribution").orNull(),
                          text("note"))))),
          list(
                  "lists",
                  "list",
                  Shape.Group.of(text("list"), list("rows", "row", new Shape.Columns())))
              .orNothing(),
          list("explanations", "explanation", Shape.Group.of(text("check"), text("text"))));

  /** {@code ctdp-receipt-1}. */
  static final Shape.Group RECEIPT =
      Shape.Group.of(
          text("schema"),
          text("id"),
          text("province"),
          group("form", FORM),
          text("period"),
          whole("revision"),
          text("digest"),
          whole("sequence"),
          whole("ledgerNumber"),
          text("receivedAt"),
          whole("cells"),
          list("totals", "total", Shape.Group.of(text("row"), text("total"))));

  /** {@code ctdp-refusal-1}. */
  static final Shape.Group REFUSAL =
      Shape.Group.of(
          text("schema"),
          text("id"),
          text("province"),
          group("form", FORM),
          text("period"),
          whole("revision"),
          text("digest"),
          whole("sequence"),
          text("refusedAt"),
          text("code"),
          whole("status"),
          group("sentence", LOCALIZED),
          group("nextStep", LOCALIZED),
          list("problems", "problem", PLACE));

  private static final Shape SIGNED_RECEIPT =
      Shape.Group.of(group("content", RECEIPT), text("signature").orNothing());

  /** Elements that may stand in a body, or in the detail of a fault. */
  static final Map<String, Shape.Group> ELEMENTS =
      Map.of(
          "submitReport",
          Shape.Group.of(group("content", REPORT), text("signature").orNothing()),
          "submitDocument",
          Shape.Group.of(text("document")),
          "submitResponse",
          Shape.Group.of(text("repeated"), group("receipt", SIGNED_RECEIPT)),
          "getReceipt",
          Shape.Group.of(text("province"), text("form"), text("period"), whole("revision")),
          "getReceiptResponse",
          Shape.Group.of(group("receipt", SIGNED_RECEIPT)),
          "problem",
          Shape.Group.of(
              text("code"),
              group("sentence", LOCALIZED),
              group("nextStep", LOCALIZED),
              text("incident"),
              list("places", "place", PLACE),
              group(
                      "refusal",
                      Shape.Group.of(group("content", REFUSAL), text("signature").orNothing()))
                  .orNothing()));

  private Shapes() {}
}
