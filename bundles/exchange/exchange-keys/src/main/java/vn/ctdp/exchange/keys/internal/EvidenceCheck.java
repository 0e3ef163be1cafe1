package vn.ctdp.exchange.keys.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.Evidence;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.engine.Units;
import vn.ctdp.exchange.intake.Receipt;

/**
 * Verifies an evidence file with nothing but public keys: no instance, no network. What it says is
 * exactly what follows from the signatures, and what does not.
 */
public final class EvidenceCheck {

  private static final int ANY = 1_000_000;
  private static final String CENTRE = "centre";
  private static final JsonMapper JSON = new JsonMapper();

  private final Evidence evidence;
  private final String keys;
  private final List<Localized> proven = new ArrayList<>();
  private final List<Localized> wrong = new ArrayList<>();
  private final List<Localized> signers = new ArrayList<>();

  private EvidenceCheck(Evidence evidence, String keys) {
    this.evidence = evidence;
    this.keys = keys;
  }

  /**
   * What follows from a file.
   *
   * @param proven what the signatures prove
   * @param wrong what does not hold; empty when all does
   * @param signers keys that signed, with their owners as the key set names them
   */
  public record Result(List<Localized> proven, List<Localized> wrong, List<Localized> signers) {

    /** Whether everything holds. */
    public boolean holds() {
      return wrong.isEmpty();
    }
  }

  /**
   * Verifies.
   *
   * @param keys JSON Web Key Set to believe; null for the one in the file
   */
  public static Result run(Evidence evidence, String keys) {
    EvidenceCheck check = new EvidenceCheck(evidence, keys == null ? evidence.keys() : keys);
    check.run();
    return new Result(
        List.copyOf(check.proven), List.copyOf(check.wrong), List.copyOf(check.signers));
  }

  private void run() {
    Envelope envelope;
    ReceiptCodec.Read read;
    try {
      envelope = EnvelopeCodec.read(evidence.report().content(), ANY, ANY);
      read = ReceiptCodec.readReceipt(evidence.receipt().content(), "");
    } catch (InvalidDocumentException e) {
      wrong(
          "Báo cáo hoặc biên nhận không đúng quy cách: " + e.problems().get(0).vi(),
          "Report or receipt is not as specified: " + e.getMessage());
      return;
    }
    Map<String, Known> known;
    try {
      known = known(keys);
    } catch (IOException | ParseException | JOSEException | IllegalStateException e) {
      wrong("Không đọc được bộ khóa công khai.", "The set of public keys cannot be read.");
      return;
    }
    Receipt receipt = read.receipt();
    String province = envelope.sender().province().toString();
    boolean report =
        signature(known, SignedDocument.REPORT, evidence.report(), province, receipt.receivedAt());
    boolean counter =
        signature(known, SignedDocument.RECEIPT, evidence.receipt(), CENTRE, receipt.receivedAt());
    if (report) {
      proven(
          "Báo cáo %s kỳ %s lần %d của tỉnh %s được ký bằng khóa của tỉnh đó, từ khi ký chưa đổi một ký tự."
              .formatted(envelope.form(), envelope.period().code(), envelope.revision(), province),
          "The report %s for %s, revision %d, of province %s was signed with that province's key and has not changed by one character since."
              .formatted(envelope.form(), envelope.period().code(), envelope.revision(), province));
    }
    boolean fits = fits(envelope, read);
    if (counter && fits) {
      proven(
          "Trung tâm đã ký biên nhận số %d cho đúng báo cáo này (SHA-256 %s, số của tỉnh %d), ghi nhận lúc %s với %d ô."
              .formatted(
                  receipt.ledgerNumber(),
                  receipt.digest(),
                  receipt.sequence(),
                  receipt.receivedAt(),
                  read.cells()),
          "The centre signed receipt number %d for exactly this report (SHA-256 %s, the province's number %d), received by its clock at %s with %d cells."
              .formatted(
                  receipt.ledgerNumber(),
                  receipt.digest(),
                  receipt.sequence(),
                  receipt.receivedAt(),
                  read.cells()));
    }
  }

  /** Why a text is no JSON Web Key Set with at least one key; empty when it is one. */
  static Optional<String> noKeySet(String text) {
    try {
      return known(text).isEmpty() ? Optional.of("keys: []") : Optional.empty();
    } catch (IOException | ParseException | JOSEException | IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /** Keys by the thumbprint that they really have. */
  private static Map<String, Known> known(String keys)
      throws IOException, ParseException, JOSEException {
    Map<String, Known> known = new HashMap<>();
    for (JsonNode members : JSON.readTree(keys).path("keys")) {
      JWK key = JWK.parse(members.toString());
      known.put(key.computeThumbprint().toString(), new Known(key, members));
    }
    return known;
  }

  /**
   * A key of the set.
   *
   * @param members all that the set says of it
   */
  private record Known(JWK key, JsonNode members) {}

  private boolean signature(
      Map<String, Known> known, String type, SignedDocument document, String owner, Instant at) {
    Localized what =
        type.equals(SignedDocument.REPORT)
            ? new Localized("báo cáo", "report")
            : new Localized("biên nhận", "receipt");
    try {
      JWSObject jws =
          JWSObject.parse(document.signature(), new Payload(Base64URL.encode(document.content())));
      JWSHeader header = jws.getHeader();
      if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
          || header.getType() == null
          || !type.equals(header.getType().getType())) {
        return wrong(
            "Chữ ký của " + what.vi() + " không phải loại " + type + ", ES256.",
            "The signature of the " + what.en() + " is not of type " + type + ", ES256.");
      }
      Known found = header.getKeyID() == null ? null : known.get(header.getKeyID());
      if (found == null || !(found.key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
        return wrong(
            "Bộ khóa không có khóa " + header.getKeyID() + " đã ký " + what.vi() + ".",
            "The key set has no key "
                + header.getKeyID()
                + ", which signed the "
                + what.en()
                + ".");
      }
      if (!jws.verify(new ECDSAVerifier(ec.toPublicJWK()))) {
        return wrong(
            "Chữ ký của " + what.vi() + " không khớp với nội dung.",
            "The signature of the " + what.en() + " does not fit its content.");
      }
      JsonNode members = found.members;
      String named = members.path("owner").asText();
      if (!owner.equals(named)) {
        return wrong(
            "Khóa ký "
                + what.vi()
                + " thuộc về "
                + members.get("owner")
                + ", không phải "
                + owner
                + ".",
            "The key of the "
                + what.en()
                + " belongs to "
                + members.get("owner")
                + ", not to "
                + owner
                + ".");
      }
      signers.add(
          new Localized(
              "%s: khóa %s của %s".formatted(what.vi(), header.getKeyID(), owner),
              "%s: key %s of %s".formatted(what.en(), header.getKeyID(), owner)));
      return inForce(what, members, at);
    } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
      return wrong(
          "Chữ ký của " + what.vi() + " không đúng quy cách.",
          "The signature of the " + what.en() + " is not as specified.");
    }
  }

  /** Whether the key was good when the centre received the report. */
  private boolean inForce(Localized what, JsonNode key, Instant at) {
    long moment = at.getEpochSecond();
    if (key.has("nbf") && moment < key.get("nbf").asLong(Long.MAX_VALUE)) {
      return wrong(
          "Khóa ký " + what.vi() + " chưa có hiệu lực lúc " + at + ".",
          "The key of the " + what.en() + " was not yet good at " + at + ".");
    }
    if (key.has("exp") && moment >= key.get("exp").asLong(0)) {
      return wrong(
          "Khóa ký " + what.vi() + " đã hết hạn lúc " + at + ".",
          "The key of the " + what.en() + " had expired at " + at + ".");
    }
    if (key.has("revoked_at") && moment >= key.get("revoked_at").asLong(0)) {
      return wrong(
          "Khóa ký " + what.vi() + " đã bị thu hồi trước lúc " + at + ".",
          "The key of the " + what.en() + " had been revoked before " + at + ".");
    }
    return true;
  }

  private boolean fits(Envelope envelope, ReceiptCodec.Read read) {
    Receipt receipt = read.receipt();
    if (!receipt.digest().equals(evidence.report().digest())) {
      return wrong(
          "Biên nhận này của báo cáo khác: SHA-256 trong biên nhận là " + receipt.digest() + ".",
          "The receipt is of another report: its SHA-256 is " + receipt.digest() + ".");
    }
    boolean head =
        receipt.province().equals(envelope.sender().province())
            && receipt.form().equals(envelope.form())
            && receipt.period().equals(envelope.period())
            && receipt.revision() == envelope.revision()
            && receipt.sequence() == envelope.sequence();
    if (!head) {
      return wrong(
          "Tỉnh, biểu mẫu, kỳ, lần hoặc số trong biên nhận khác với báo cáo.",
          "Province, form, period, revision or number in the receipt differ from the report.");
    }
    Map<String, BigDecimal> totals = new HashMap<>();
    envelope.cells().stream()
        .map(Envelope.Cell::cell)
        .filter(c -> c.value() != null)
        .forEach(c -> totals.merge(c.row(), Units.normal(c.value()), BigDecimal::add));
    boolean same =
        read.cells() == envelope.cells().size()
            && totals.keySet().equals(read.totals().keySet())
            && totals.entrySet().stream()
                .allMatch(t -> t.getValue().compareTo(read.totals().get(t.getKey())) == 0);
    return same
        || wrong(
            "Số liệu mà biên nhận ghi khác với báo cáo.",
            "The figures that the receipt names differ from the report.");
  }

  private void proven(String vi, String en) {
    proven.add(new Localized(vi, en));
  }

  private boolean wrong(String vi, String en) {
    wrong.add(new Localized(vi, en));
    return false;
  }
}
