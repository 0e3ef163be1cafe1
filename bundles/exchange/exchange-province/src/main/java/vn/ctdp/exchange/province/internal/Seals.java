package vn.ctdp.exchange.province.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.report.ReportTransport.TransportException;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * Signs what is sent and believes no answer that the centre did not sign. Until the province has a
 * key it sends without a signature, as the centre may allow, and takes unsigned answers; from then
 * on both are signed.
 */
@Component(service = Seals.class)
public final class Seals {

  private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Signer signer;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile TrustedKeys keys;

  /** Without keys; they come and go by themselves. */
  @Activate
  public Seals() {}

  /**
   * Signs an envelope with the present key, unless that was done already. The content and so its
   * digest stay the same whichever key signs.
   */
  void seal(ReportEntity r, byte[] content) {
    Signer present = signer;
    Optional<KeyInfo> key = present == null ? Optional.empty() : present.current();
    if (key.isPresent() && !key.get().keyId().equals(r.keyId)) {
      r.signature = present.sign(SignedDocument.REPORT, content);
      r.keyId = key.get().keyId();
    }
  }

  /** A message that was sent before, signed with the present key. */
  byte[] again(byte[] document) {
    Signer present = signer;
    if (present == null || present.current().isEmpty()) {
      return document;
    }
    try {
      byte[] content =
          SignedDocument.claimed(document) ? SignedDocument.read(document).content() : document;
      return new SignedDocument(content, present.sign(SignedDocument.REPORT, content)).write();
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a kept message cannot be read", e);
    }
  }

  /** What goes on its way: the envelope in its signed document, or bare when nobody can sign. */
  static byte[] document(ReportEntity r, byte[] content) {
    return r.signature == null ? content : new SignedDocument(content, r.signature).write();
  }

  /** The public keys for whoever verifies later, as a JSON Web Key Set. */
  String jwks(UnitRef province) {
    TrustedKeys trusted = keys;
    return trusted == null ? "{\"keys\":[]}" : trusted.jwks(Optional.of(province));
  }

  /**
   * The receipt as the centre signed it.
   *
   * @param signed whether the report was signed: then its receipt must be; otherwise a signature
   *     that cannot be verified yet is left out
   * @throws TransportException when the signature does not hold, or is missing; nothing is
   *     acknowledged then
   */
  Receipt believed(Receipt receipt, boolean signed) throws TransportException {
    if (!signed && (receipt == null || receipt.document().isEmpty())) {
      return receipt;
    }
    if (receipt == null || receipt.document().isEmpty()) {
      throw notBelieved("Biên nhận của trung tâm không có chữ ký; coi như chưa nhận.", null);
    }
    try {
      byte[] content = verified(SignedDocument.RECEIPT, receipt.document());
      return ReceiptCodec.readReceipt(content, receipt.document()).receipt();
    } catch (InvalidDocumentException e) {
      throw notBelieved("Biên nhận của trung tâm không đúng quy cách; coi như chưa nhận.", e);
    } catch (TransportException e) {
      if (signed) {
        throw e;
      }
      LOG.debug("A receipt's signature cannot be verified before this province has enrolled", e);
      return receipt.withDocument("");
    }
  }

  /**
   * The refusal as the centre signed it; empty when neither side has signed.
   *
   * @throws TransportException when the report was signed and the refusal's signature does not hold
   */
  Optional<Refusal> believedRefusal(String document, boolean signed) throws TransportException {
    if (!signed && (document.isEmpty() || keys == null)) {
      return Optional.empty();
    }
    try {
      byte[] content = verified(SignedDocument.REFUSAL, document);
      return Optional.of(ReceiptCodec.readRefusal(content, document));
    } catch (InvalidDocumentException e) {
      throw notBelieved("Thông báo từ chối không đúng quy cách; hệ thống sẽ gửi lại.", e);
    } catch (TransportException e) {
      if (signed) {
        throw e;
      }
      LOG.debug("A refusal's signature cannot be verified before this province has enrolled", e);
      return Optional.empty();
    }
  }

  private byte[] verified(String type, String document) throws TransportException {
    TrustedKeys trusted = keys;
    if (trusted == null) {
      throw notBelieved("Chưa kiểm tra được chữ ký của trung tâm; hệ thống sẽ gửi lại.", null);
    }
    try {
      SignedDocument signed = SignedDocument.read(document.getBytes(StandardCharsets.UTF_8));
      Verification v = trusted.verify(type, signed.content(), signed.signature());
      if (v.owner().isPresent()) {
        throw notBelieved(
            "Trả lời được ký bằng khóa của " + v.owner().get() + ", không phải của trung tâm.",
            null);
      }
      return signed.content();
    } catch (InvalidDocumentException e) {
      throw notBelieved("Trả lời của trung tâm không đúng quy cách; coi như chưa nhận.", e);
    } catch (CtdpException e) {
      throw notBelieved("Chữ ký trong trả lời của trung tâm không đúng; coi như chưa nhận.", e);
    }
  }

  private static TransportException notBelieved(String sentence, Throwable cause) {
    return new TransportException(sentence, false, cause);
  }
}
