package vn.ctdp.core.store.internal.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;

class InstanceInfoTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);

  private static InstanceInfo instance(String role, String province, String vintage) {
    return new InstanceInfoImpl(
        new Config(role, province, vintage), CLOCK, "/home/x", "/home/x/data", "0.1.0");
  }

  @Test
  void namesTheOfficeOfAProvince() {
    InstanceInfo info = instance("province", "68", "2025-07-01");
    assertThat(info.role()).isEqualTo(InstanceRole.PROVINCE);
    assertThat(info.province().orElseThrow()).hasToString("34:68");
    assertThat(info.name().vi()).isEqualTo("Sở Công Thương tỉnh Lâm Đồng");
    assertThat(info.name().en()).isEqualTo("Department of Industry and Trade of Lam Dong");
    assertThat(info.dataFolder()).isEqualTo(Path.of("/home/x/data"));
    assertThat(info.secretsFolder()).isEqualTo(Path.of("/home/x/secrets"));
    assertThat(info.centreUrl()).hasToString("Optional[http://centre]");
    assertThat(instance("province", "75", "").name().vi())
        .isEqualTo("Sở Công Thương thành phố Đồng Nai");
  }

  @Test
  void knowsTheCentre() {
    InstanceInfo info = instance(" Centre ", "", "");
    assertThat(info.province()).isEmpty();
    assertThat(info.centreUrl()).isEmpty();
    assertThat(info.name().vi()).startsWith("Cục Đổi mới sáng tạo");
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() {
    assertThatThrownBy(() -> instance("province", "67", "34"))
        .hasMessageContaining("no province has code '67'");
    assertThatThrownBy(() -> instance("boss", "", "")).hasMessageContaining("centre or province");
  }

  /** Configuration as the container would give it. */
  private record Config(String role, String province, String vintage)
      implements InstanceInfoImpl.Config {

    @Override
    public String id() {
      return "test";
    }

    @Override
    public String centreUrl() {
      return "http://centre";
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public String nameEn() {
      return "";
    }

    @Override
    public String dataFolder() {
      return "";
    }

    @Override
    public String secretsFolder() {
      return "";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return InstanceInfoImpl.Config.class;
    }
  }
}
