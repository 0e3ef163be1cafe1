package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  private final Proxies proxies = new Proxies(List.of("127.0.0.1", "10.0.5.0/24", "fd00::/8"));

  @ParameterizedTest
  @CsvSource({
    // peer, header, client
    "203.0.113.9, '', 203.0.113.9",
    "203.0.113.9, 198.51.100.1, 203.0.113.9",
    "127.0.0.1, '', 127.0.0.1",
    "127.0.0.1, 198.51.100.1, 198.51.100.1",
    "127.0.0.1, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "127.0.0.1, '198.51.100.1, 203.0.113.9, 10.0.5.77', 203.0.113.9",
    "10.0.5.1, '10.0.5.2', 10.0.5.2",
    "10.0.6.1, '198.51.100.1', 10.0.6.1",
    "127.0.0.1, '198.51.100.1:4711', 198.51.100.1",
    "127.0.0.1, '[2001:db8::1]:4711', 2001:db8::1",
    "fd00::1, '2001:db8::1', 2001:db8::1",
    "127.0.0.1, 'unknown', 127.0.0.1",
    "127.0.0.1, 'localhost', 127.0.0.1",
    "127.0.0.1, '198.51.100.1, _hidden', 127.0.0.1",
    "127.0.0.1, '::::', 127.0.0.1",
  })
  void readsTheChainFromTheNearEndAsFarAsItIsTrusted(String peer, String header, String client)
      throws UnknownHostException {
    assertThat(
            proxies.client(
                InetAddress.getByName(peer), header.isEmpty() ? List.of() : List.of(header)))
        .isEqualTo(InetAddress.getByName(client));
  }

  @Test
  void severalHeadersAreOneChain() throws UnknownHostException {
    assertThat(
            proxies.client(
                InetAddress.getByName("127.0.0.1"), List.of("198.51.100.1", "203.0.113.9")))
        .isEqualTo(InetAddress.getByName("203.0.113.9"));
  }

  @Test
  void trustsNobodyWhoIsNotNamed() throws UnknownHostException {
    assertThat(new Proxies(List.of()).trust(InetAddress.getByName("127.0.0.1"))).isFalse();
    assertThat(proxies.trust(InetAddress.getByName("10.0.5.255"))).isTrue();
    assertThat(proxies.trust(InetAddress.getByName("10.0.6.0"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"proxy.example.vn", "10.0.0.0/33", "10.0.0.0/-1", "300.1.1.1"})
  void refusesWhatIsNoAddress(String entry) {
    List<String> entries = List.of(entry);
    assertThatThrownBy(() -> new Proxies(entries)).isInstanceOf(IllegalArgumentException.class);
  }
}
