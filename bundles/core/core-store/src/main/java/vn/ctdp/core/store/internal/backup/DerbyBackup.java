package vn.ctdp.core.store.internal.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.BackupService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.store.internal.StoreError;
import vn.ctdp.core.store.internal.attachment.ContentStore;
import vn.ctdp.core.store.internal.common.Access;

/**
 * Backs up the embedded database and the attachments while people work. The database comes first:
 * attachments are only ever added, so every one that the copied database knows is in the copy made
 * after it.
 */
@Component(service = BackupService.class)
public final class DerbyBackup implements BackupService {

  private static final Logger LOG = LoggerFactory.getLogger(DerbyBackup.class);
  private static final String PERMISSION = "core.instance.backup";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

  private final DataSource dataSource;
  private final InstanceInfo instance;
  private final Access access;
  private final AuditLog audit;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  @Activate
  public DerbyBackup(
      @Reference(target = "(ctdp.schema=core)") DataSource dataSource,
      @Reference InstanceInfo instance,
      @Reference Access access,
      @Reference AuditLog audit,
      @Reference Clock clock) {
    this.dataSource = dataSource;
    this.instance = instance;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Backup backup(Caller caller, Optional<Path> folder) {
    access.require(caller, PERMISSION, Target.INSTANCE);
    if (!oneAtATime.tryLock()) {
      throw new CtdpException(StoreError.BACKUP_RUNNING);
    }
    try {
      Path parent = folder.orElse(instance.dataFolder().resolve("backups"));
      Instant at = clock.instant();
      Path target = parent.resolve(instance.id() + "-" + NAME.format(at));
      Path partial = parent.resolve(target.getFileName() + ".partial");
      try {
        Backup backup = write(at, partial, target);
        audit.append(
            caller, "core.instance.backup", null, Map.of("bytes", Long.toString(backup.bytes())));
        return backup;
      } catch (IOException | SQLException | RuntimeException e) {
        discard(partial);
        if (e instanceof CtdpException known) {
          throw known;
        }
        throw new CtdpException(StoreError.BACKUP_FAILED, List.of(), e);
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private Backup write(Instant at, Path partial, Path target) throws IOException, SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!connection.getMetaData().getDatabaseProductName().contains("Derby")) {
        throw new CtdpException(StoreError.BACKUP_NOT_HERE);
      }
      createPrivate(partial);
      try (CallableStatement call =
          connection.prepareCall("call SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
        call.setString(1, partial.resolve("database").toString());
        call.execute();
      }
    }
    copy(instance.dataFolder().resolve("attachments"), partial.resolve("attachments"));
    Files.writeString(
        partial.resolve("backup.properties"),
        "instance = %s%nversion = %s%nat = %s%n".formatted(instance.id(), instance.version(), at),
        StandardCharsets.UTF_8);
    long bytes = size(partial);
    Files.move(partial, target);
    return new Backup(target.toAbsolutePath().toString(), at, bytes);
  }

  private static void createPrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.equals(from.resolve(ContentStore.INCOMING))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (NoSuchFileException e) {
              LOG.debug("cleaned away since, so the copied database does not know it: {}", file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static void discard(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.warn("An unfinished backup could not be removed: {}", folder, e);
    }
  }
}
