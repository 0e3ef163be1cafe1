package vn.ctdp.core.instance;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;

/** This instance, by configuration ({@code etc/vn.ctdp.instance.cfg}). Immutable. */
@ProviderType
public interface InstanceInfo {

  /** Short id, for instance {@code lai-chau}. */
  String id();

  /** Centre or province. */
  InstanceRole role();

  /** The province whose instance this is; empty at the centre. */
  Optional<UnitRef> province();

  /** Name of the office that runs it, for instance "Sở Công Thương tỉnh Lai Châu". */
  Localized name();

  /** Where the centre is reached; empty at the centre or when not configured. */
  Optional<URI> centreUrl();

  /** Version of the distribution. */
  String version();

  /** Folder for this instance's own data. */
  Path dataFolder();

  /** Folder for this instance's secrets, readable by its user only. */
  Path secretsFolder();
}
