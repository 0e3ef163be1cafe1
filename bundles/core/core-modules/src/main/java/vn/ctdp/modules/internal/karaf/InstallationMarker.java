package vn.ctdp.modules.internal.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.features.BootFinished;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the file {@code installed} in the instance's data folder once the first installation is
 * complete. Karaf does not recover from being killed in the middle of it: bundles are there, but
 * some never start. The launcher therefore forgets the installed bundles when the file is missing,
 * and the next start begins anew.
 */
@Component(
    service = {},
    immediate = true)
public final class InstallationMarker {

  private static final Logger LOG = LoggerFactory.getLogger(InstallationMarker.class);

  private final Path marker;

  @Activate
  public InstallationMarker(BundleContext context) {
    this(Path.of(context.getProperty("karaf.data")));
  }

  InstallationMarker(Path data) {
    marker = data.resolve("installed");
  }

  /** Everything that belongs to the boot is installed and started. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindBootFinished(BootFinished finished) {
    try {
      if (!Files.exists(marker)) {
        Files.createFile(marker);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The installation could not be marked as complete", e);
    }
  }

  void unbindBootFinished(BootFinished finished) {
    LOG.debug("The features service is gone");
  }
}
