package vn.ctdp.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedDocumentTest {

  private static final String SIGNATURE = "eyJhIjoxfQ..AbC-_9";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void isTheSameInAnyLayout() throws InvalidDocumentException {
    SignedDocument written = new SignedDocument(bytes("{\"a\":[1,\"đ\"],\"b\":{}}"), SIGNATURE);

    SignedDocument read =
        SignedDocument.read(
            bytes(
                "{ \"signature\" : \""
                    + SIGNATURE
                    + "\",\n \"content\": { \"b\" : { } , \"a\" : [ 1.0, \"\\u0111\" ] },"
                    + " \"schema\":\"ctdp-signed-1\" }"));

    assertThat(read.content()).isEqualTo(written.content());
    assertThat(read.signature()).isEqualTo(SIGNATURE);
    assertThat(read.digest()).isEqualTo(CanonicalJson.sha256(written.content()));
    assertThat(read.write()).isEqualTo(written.write());
    assertThat(SignedDocument.read(written.write()).content()).isEqualTo(written.content());
    assertThat(SignedDocument.claimed(written.write())).isTrue();
    assertThat(SignedDocument.claimed(written.content())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":{}}",
        "{\"schema\":\"ctdp-signed-2\",\"content\":{},\"signature\":\"a..b\"}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":[],\"signature\":\"a..b\"}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":{},\"signature\":\"a.b.c\"}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":{},\"signature\":\"a..b\\n\"}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":{},\"signature\":null}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":{},\"signature\":\"a..b\",\"more\":1}",
        "{\"schema\":\"ctdp-signed-1\",\"content\":{},\"note\":{},\"signature\":\"a..b\"}",
        "{\"content\":{},\"content\":{},\"schema\":\"ctdp-signed-1\",\"signature\":\"a..b\"}"
      })
  void readsNothingElse(String json) {
    assertThat(
            catchThrowableOfType(
                InvalidDocumentException.class, () -> SignedDocument.read(bytes(json))))
        .isNotNull();
  }

  @Test
  void readsNoEndlessSignature() {
    String json =
        "{\"schema\":\"ctdp-signed-1\",\"content\":{},\"signature\":\"a..%s\"}"
            .formatted("b".repeat(5000));
    assertThat(
            catchThrowableOfType(
                InvalidDocumentException.class, () -> SignedDocument.read(bytes(json))))
        .isNotNull();
  }
}
