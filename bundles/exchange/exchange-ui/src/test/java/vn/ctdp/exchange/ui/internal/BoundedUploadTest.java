package vn.ctdp.exchange.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedUploadTest {

  @Test
  void endsReadingOneByteAfterTheLimit() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    assertThat(BoundedUpload.read(endless, 10_000)).hasSize(10_001);
    assertThat(BoundedUpload.read(InputStream.nullInputStream(), 10_000)).isEmpty();
  }
}
