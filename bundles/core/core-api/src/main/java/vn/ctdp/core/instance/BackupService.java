package vn.ctdp.core.instance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Copies the instance's own data while it runs, where the database can do it from within; others
 * have tools of their own. Thread-safe; one backup at a time.
 */
@ProviderType
public interface BackupService {

  /**
   * Writes a backup and returns when it is complete. Needs {@code core.instance.backup}.
   *
   * @param folder where to put it; empty for {@code backups} in the instance's data folder. The
   *     backup is a new folder in there, named by the time
   * @throws vn.ctdp.core.error.CtdpException when one is already being written, when the database
   *     has to be backed up with its own tool ({@code STO-503-BACKUP}), or when it cannot be
   *     written; then nothing is left behind
   */
  Backup backup(Caller caller, Optional<Path> folder);

  /**
   * A complete backup.
   *
   * @param folder absolute path of its folder
   * @param at the moment whose data it holds
   * @param bytes its size
   */
  record Backup(String folder, Instant at, long bytes) {}
}
