package vn.ctdp.core.store.internal.instance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.store.internal.organisation.ReferenceOrganisations;
import vn.ctdp.core.store.internal.territory.ReferenceUnits;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;

/**
 * {@link InstanceInfo} from the configuration {@code vn.ctdp.instance}. Needs no database, so that
 * an instance can say who it is when its database is away.
 */
@Component(
    service = InstanceInfo.class,
    configurationPid = "vn.ctdp.instance",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = InstanceInfoImpl.Config.class)
public final class InstanceInfoImpl implements InstanceInfo {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Configuration, PID {@code vn.ctdp.instance}. */
  @ObjectClassDefinition(name = "CTDP instance", description = "Who this instance is")
  public @interface Config {
    /** Short id of lower-case letters, digits and hyphens. */
    @AttributeDefinition(name = "Id")
    String id();

    /** {@code centre} or {@code province}. */
    @AttributeDefinition(name = "Role")
    String role();

    /** Code of the province; empty at the centre. */
    @AttributeDefinition(name = "Province", required = false)
    String province() default "";

    /** The division of the code: 63 or 34, or its first day; the present one when empty. */
    @AttributeDefinition(name = "Vintage", required = false)
    String vintage() default "";

    /** Where the centre is reached; empty at the centre. */
    @AttributeDefinition(name = "Address of the centre", required = false)
    String centreUrl() default "";

    /** Vietnamese name of the office; derived from the role and province when empty. */
    @AttributeDefinition(name = "Name", required = false)
    String name() default "";

    /** English name of the office; derived when empty. */
    @AttributeDefinition(name = "English name", required = false)
    String nameEn() default "";

    /** Folder for data; {@code data} of the instance's home when empty. */
    @AttributeDefinition(name = "Data folder", required = false)
    String dataFolder() default "";

    /** Folder for secrets; {@code secrets} of the instance's home when empty. */
    @AttributeDefinition(name = "Secrets folder", required = false)
    String secretsFolder() default "";
  }

  private final String id;
  private final InstanceRole role;
  private final Optional<UnitRef> province;
  private final Localized name;
  private final Optional<URI> centreUrl;
  private final String version;
  private final Path dataFolder;
  private final Path secretsFolder;

  @Activate
  public InstanceInfoImpl(BundleContext context, @Reference Clock clock, Config config) {
    this(
        config,
        clock,
        property(context, "karaf.base", "."),
        property(context, "karaf.data", "data"),
        context.getBundle().getVersion().toString());
  }

  InstanceInfoImpl(Config config, Clock clock, String home, String data, String version) {
    this.id = config.id().strip();
    if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException(
          "vn.ctdp.instance: id must be lower-case letters, digits and hyphens, was '" + id + "'");
    }
    this.role = role(config.role());
    this.province = role == InstanceRole.CENTRE ? Optional.empty() : province(config);
    this.name = name(config, LocalDate.now(clock.withZone(ZONE)));
    String url = config.centreUrl().strip();
    this.centreUrl =
        role == InstanceRole.CENTRE || url.isEmpty()
            ? Optional.empty()
            : Optional.of(URI.create(url));
    this.version = version;
    this.dataFolder = folder(config.dataFolder(), Path.of(data));
    this.secretsFolder = folder(config.secretsFolder(), Path.of(home).resolve("secrets"));
  }

  private static String property(BundleContext context, String key, String otherwise) {
    String value = context.getProperty(key);
    return value == null ? otherwise : value;
  }

  private static Path folder(String configured, Path otherwise) {
    return (configured.isBlank() ? otherwise : Path.of(configured.strip()))
        .toAbsolutePath()
        .normalize();
  }

  private static InstanceRole role(String text) {
    try {
      return InstanceRole.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "vn.ctdp.instance: role must be centre or province, was '" + text + "'", e);
    }
  }

  private static Optional<UnitRef> province(Config config) {
    UnitRef ref = new UnitRef(config.province().strip(), vintage(config.vintage().strip()));
    if (ReferenceUnits.load().territory().find(ref, LocalDate.EPOCH).isEmpty()) {
      throw new IllegalArgumentException(
          "vn.ctdp.instance: no province has code '"
              + ref.code()
              + "' in the division of "
              + ref.vintage().code()
              + " provinces");
    }
    return Optional.of(ref);
  }

  private static Vintage vintage(String text) {
    if (text.isEmpty()) {
      return Vintage.V34;
    }
    return text.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Vintage.on(LocalDate.parse(text))
        : Vintage.ofCode(text);
  }

  private Localized name(Config config, LocalDate today) {
    String vi;
    String en;
    if (role == InstanceRole.CENTRE) {
      vi = "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công";
      en = "Agency for Innovation, Green Transition and Industrial Promotion";
    } else {
      AdminUnit unit =
          ReferenceUnits.load().territory().find(province.orElseThrow(), today).orElseThrow();
      vi = ReferenceOrganisations.departmentName(unit.fullNameVi());
      en = "Department of Industry and Trade of " + unit.nameAscii();
    }
    return new Localized(
        config.name().isBlank() ? vi : config.name().strip(),
        config.nameEn().isBlank() ? en : config.nameEn().strip());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public InstanceRole role() {
    return role;
  }

  @Override
  public Optional<UnitRef> province() {
    return province;
  }

  @Override
  public Localized name() {
    return name;
  }

  @Override
  public Optional<URI> centreUrl() {
    return centreUrl;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Path dataFolder() {
    return dataFolder;
  }

  @Override
  public Path secretsFolder() {
    return secretsFolder;
  }
}
