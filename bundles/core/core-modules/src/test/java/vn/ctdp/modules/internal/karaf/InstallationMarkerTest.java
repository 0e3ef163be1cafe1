package vn.ctdp.modules.internal.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationMarkerTest {

  @TempDir Path data;

  @Test
  void marksTheInstallationAsCompleteOnlyWhenItIs() {
    var marker = new InstallationMarker(data);
    assertThat(data.resolve("installed")).doesNotExist();
    marker.bindBootFinished(null);
    assertThat(data.resolve("installed")).exists();
    // Every later start finishes its boot too.
    marker.bindBootFinished(null);
    assertThat(data.resolve("installed")).exists();
  }
}
