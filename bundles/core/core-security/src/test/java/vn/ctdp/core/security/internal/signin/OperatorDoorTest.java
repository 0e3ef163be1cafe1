package vn.ctdp.core.security.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.OperatorDoor;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.security.internal.SecretFiles;

class OperatorDoorTest {

  @TempDir private Path folder;
  private Path file;
  private InstanceInfo instance;
  private OperatorDoor door;
  private String token;

  @BeforeEach
  void open() throws Exception {
    Path secrets = folder.resolve("secrets");
    file = secrets.resolve("operator.token");
    instance =
        (InstanceInfo)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InstanceInfo.class},
                (proxy, method, args) -> secrets);
    door = new OperatorDoorService(instance);
    token = Files.readString(file).strip();
  }

  @Test
  void tokenIsMadeOnceForItsOwnerOnly() throws Exception {
    assertThat(token).hasSize(64);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(new OperatorDoorService(instance)).isNotNull();
    assertThat(Files.readString(file).strip()).isEqualTo(token);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.4.5.6", "::1", "0:0:0:0:0:0:0:1", "[::1]"})
  void thisMachineComesInWithTheToken(String address) {
    Caller caller = door.authenticate(token, address);
    assertThat(caller.kind()).isEqualTo(Caller.Kind.SYSTEM);
    assertThat(caller.username()).isEqualTo("operator");
    assertThat(caller.channel()).isEqualTo("operator");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"192.0.2.1", "localhost", "127.0.0.1.example", "10.0.0.1", "fe80::1"})
  void othersDoNot(String address) {
    refused(token, address);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"0", "0000000000000000000000000000000000000000000000000000000000000000"})
  void anotherTokenDoesNot(String wrong) {
    refused(wrong, "127.0.0.1");
  }

  @Test
  void aNewFileIsANewToken() throws Exception {
    String other = "f".repeat(64);
    SecretFiles.write(file, other.getBytes(StandardCharsets.US_ASCII));
    refused(token, "127.0.0.1");
    assertThat(door.authenticate(other, "127.0.0.1")).isNotNull();
  }

  @Test
  void aFileThatOthersMayReadLetsNobodyIn() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    refused(token, "127.0.0.1");
  }

  private void refused(String given, String address) {
    assertThatThrownBy(() -> door.authenticate(given, address))
        .isInstanceOf(CtdpException.class)
        .hasMessageContaining("SEC-401");
  }
}
