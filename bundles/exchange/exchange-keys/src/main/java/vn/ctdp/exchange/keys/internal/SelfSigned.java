package vn.ctdp.exchange.keys.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The certificate that a PKCS#12 store wants around a key pair. Nobody verifies it: what a key is
 * worth is decided by enrolment. Written by hand, since the Java platform cannot make one.
 */
final class SelfSigned {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Algorithm identifier of ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
  private static final byte[] ECDSA_SHA256 =
      sequence(der(0x06, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2}));

  private SelfSigned() {}

  /** A certificate over the pair's public key, good from then for a century. */
  static Certificate certificate(KeyPair pair, String name, Instant from)
      throws GeneralSecurityException {
    byte[] subject =
        sequence(
            der(
                0x31,
                sequence(
                    der(0x06, new byte[] {0x55, 4, 3}),
                    der(0x0c, name.getBytes(StandardCharsets.UTF_8)))));
    byte[] serial = BigInteger.valueOf(from.toEpochMilli()).toByteArray();
    byte[] body =
        sequence(
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, serial),
            ECDSA_SHA256,
            subject,
            sequence(time(from), time(from.atOffset(ZoneOffset.UTC).plusYears(100).toInstant())),
            subject,
            pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(body);
    byte[] signed = signature.sign();
    byte[] bits = new byte[signed.length + 1];
    System.arraycopy(signed, 0, bits, 1, signed.length);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(
            new ByteArrayInputStream(sequence(body, ECDSA_SHA256, der(0x03, bits))));
  }

  private static byte[] time(Instant moment) {
    return der(0x18, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, parts);
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int skip = bytes[0] == 0 ? 1 : 0;
      all.write(0x80 | bytes.length - skip);
      all.write(bytes, skip, bytes.length - skip);
    } else {
      all.write(length);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
