package vn.ctdp.exchange.keys.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.Evidence;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.report.ReportCell;

class EvidenceCheckTest {

  private static final Instant RECEIVED = Instant.parse("2026-06-21T02:00:00Z");
  private static final UnitRef PROVINCE = UnitRef.parse("34:68");

  private static ECKey province;
  private static ECKey centre;
  private static ECKey stranger;

  @TempDir Path folder;

  @BeforeAll
  static void keys() throws Exception {
    province = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    centre = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    stranger = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
  }

  private static byte[] report(String value) {
    BigDecimal v = new BigDecimal(value);
    return EnvelopeCodec.write(
        new Envelope(
                "00000000-0000-4000-8000-000000000001",
                new Envelope.Sender("so-68", "SCT", PROVINCE),
                new FormKey("example", 1),
                Period.parse("2026-H1"),
                1,
                LocalDate.parse("2026-06-14"),
                Instant.parse("2026-06-20T01:02:03Z"),
                Optional.of(
                    new Envelope.Approval("Lãnh đạo Sở", Instant.parse("2026-06-21T01:00:00Z"))),
                Optional.empty(),
                List.of(
                    new Envelope.Cell(
                        "ha",
                        new ReportCell(
                            "1", v, v, ReportCell.Source.RECORDS, "", "", List.of(), 0))),
                List.of())
            .at(7, Optional.empty()));
  }

  private static byte[] receipt(byte[] report, String total) {
    Receipt receipt =
        new Receipt(
            "r1",
            PROVINCE,
            new FormKey("example", 1),
            Period.parse("2026-H1"),
            1,
            CanonicalJson.sha256(report),
            7,
            3,
            RECEIVED,
            "");
    return ReceiptCodec.write(receipt, 1, Map.of("1", new BigDecimal(total)));
  }

  private static byte[] signed(ECKey key, String type, byte[] content) throws Exception {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build(),
            new Payload(Base64URL.encode(content)));
    jws.sign(new ECDSASigner(key));
    return new SignedDocument(content, jws.serialize(true)).write();
  }

  private static String jwk(ECKey key, String owner, String more) {
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\",\"kid\":\"%s\",\"nbf\":1700000000,\"exp\":1900000000,\"owner\":\"%s\"%s}"
        .formatted(key.getX(), key.getY(), key.getKeyID(), owner, more);
  }

  private static String jwks(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  private static String jwks() {
    return jwks(jwk(province, "34:68", ""), jwk(centre, "centre", ""));
  }

  private static byte[] good() throws Exception {
    byte[] report = report("825.5");
    return Evidence.write(
        signed(province, "ctdp-report", report),
        signed(centre, "ctdp-receipt", receipt(report, "825.5")),
        jwks());
  }

  private static boolean holds(byte[] file, String keys) throws InvalidDocumentException {
    return EvidenceCheck.run(Evidence.read(file), keys).holds();
  }

  @Test
  void provesReportAndReceipt() throws Exception {
    EvidenceCheck.Result result = EvidenceCheck.run(Evidence.read(good()), jwks());

    assertThat(result.wrong()).isEmpty();
    assertThat(result.proven()).hasSize(2);
    assertThat(result.signers()).hasSize(2);
  }

  @Test
  void noticesEveryFlippedBit() throws Exception {
    byte[] file = good();
    Random random = new Random(7);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      places.add(random.nextInt(file.length));
    }
    String keys = jwks();
    for (int place : places) {
      byte[] flipped = file.clone();
      flipped[place] ^= (byte) (1 << random.nextInt(8));
      boolean believed;
      try {
        Evidence evidence = Evidence.read(flipped);
        // What lies within a key of the file is not what is believed here; all else counts.
        believed =
            EvidenceCheck.run(evidence, keys).holds()
                && !(Arrays.equals(evidence.report().write(), Evidence.read(file).report().write())
                    && Arrays.equals(
                        evidence.receipt().write(), Evidence.read(file).receipt().write()));
      } catch (InvalidDocumentException e) {
        believed = false;
      }
      assertThat(believed).as("bit at %s", place).isFalse();
    }
  }

  @Test
  void readsNoTruncatedFile() throws Exception {
    byte[] file = good();
    for (int length = 0; length < file.length; length += 37) {
      byte[] cut = Arrays.copyOf(file, length);
      boolean read;
      try {
        Evidence.read(cut);
        read = true;
      } catch (InvalidDocumentException e) {
        read = false;
      }
      assertThat(read).as("cut at %s", length).isFalse();
    }
  }

  @Test
  void believesNoOtherKeyAndNoOtherReceipt() throws Exception {
    byte[] report = report("825.5");
    byte[] signedReport = signed(province, "ctdp-report", report);
    byte[] signedReceipt = signed(centre, "ctdp-receipt", receipt(report, "825.5"));

    // Signed by a stranger who calls himself the province.
    assertThat(
            holds(
                Evidence.write(signed(stranger, "ctdp-report", report), signedReceipt, jwks()),
                jwks()))
        .isFalse();
    // A key set that names the province's key for another.
    assertThat(holds(good(), jwks(jwk(province, "34:12", ""), jwk(centre, "centre", ""))))
        .isFalse();
    // A province's signature as the centre's.
    assertThat(
            holds(
                Evidence.write(
                    signedReport,
                    signed(province, "ctdp-receipt", receipt(report, "825.5")),
                    jwks()),
                jwks()))
        .isFalse();
    // A signature of another type.
    assertThat(
            holds(
                Evidence.write(signed(province, "ctdp-receipt", report), signedReceipt, jwks()),
                jwks()))
        .isFalse();
    // The receipt of another report.
    byte[] other = report("826");
    assertThat(
            holds(
                Evidence.write(
                    signedReport, signed(centre, "ctdp-receipt", receipt(other, "826")), jwks()),
                jwks()))
        .isFalse();
    // Other totals than those of the report.
    assertThat(
            holds(
                Evidence.write(
                    signedReport, signed(centre, "ctdp-receipt", receipt(report, "1")), jwks()),
                jwks()))
        .isFalse();
    // Keys that were revoked, expired, not yet good.
    for (String more :
        List.of(
            ",\"revoked_at\":" + (RECEIVED.getEpochSecond() - 1),
            ",\"exp\":" + RECEIVED.getEpochSecond(),
            ",\"nbf\":" + (RECEIVED.getEpochSecond() + 1))) {
      String key = jwk(province, "34:68", "").replaceAll(",\"(nbf|exp)\":\\d+", "");
      String changed = key.substring(0, key.length() - 1) + more + "}";
      assertThat(holds(good(), jwks(changed, jwk(centre, "centre", "")))).as(more).isFalse();
    }
    // Revoked afterwards: what was received before stays proven.
    String later = ",\"revoked_at\":" + (RECEIVED.getEpochSecond() + 1);
    assertThat(holds(good(), jwks(jwk(province, "34:68", later), jwk(centre, "centre", later))))
        .isTrue();
  }

  @Test
  void saysWhatIsProvenAndWhatIsNot() throws Exception {
    Path file = folder.resolve("evidence.json");
    Files.write(file, good());
    Path keys = folder.resolve("keys.json");
    Files.writeString(keys, jwks());
    Path garbage = folder.resolve("garbage.json");
    Files.writeString(garbage, "<html>");

    assertThat(command(0, "vi", file, keys))
        .contains("ĐÚNG", "tỉnh 34:68", "Không chứng minh")
        .doesNotContain("--keys");
    assertThat(command(0, "en", file)).contains("HOLDS", "come from this very file", "--keys");
    assertThat(command(4, "vi", garbage)).contains("Không phải tệp chứng cứ");
    assertThat(command(4, "en", folder.resolve("none"))).contains("cannot be read");
    assertThat(command(4, "en", file, garbage)).contains("no set of public keys");
    Files.writeString(garbage, "{\"keys\":[]}");
    assertThat(command(4, "vi", file, garbage)).contains("Không phải bộ khóa công khai");
    byte[] report = report("825.5");
    Files.write(
        file,
        Evidence.write(
            signed(stranger, "ctdp-report", report),
            signed(centre, "ctdp-receipt", receipt(report, "825.5")),
            jwks()));
    assertThat(command(1, "en", file, keys)).contains("DOES NOT HOLD", "has no key");
  }

  private static String command(int code, String language, Path... files) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(language));
    Arrays.stream(files).map(Path::toString).forEach(arguments::add);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      assertThat(VerifyCommand.run(out, arguments.toArray(String[]::new))).isEqualTo(code);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
