package vn.ctdp.core.security.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only the user who runs the instance may read. */
public final class SecretFiles {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private SecretFiles() {}

  /**
   * Writes a file that is readable by its owner only from its first moment on, wholly or not at
   * all; an existing one is replaced.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = prepare(file, content);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Like {@link #write}, but leaves an existing file alone.
   *
   * @return whether the file was written
   */
  public static boolean writeIfAbsent(Path file, byte[] content) throws IOException {
    if (Files.exists(file)) {
      return false;
    }
    Path temporary = prepare(file, content);
    try {
      // A link, unlike a move, never replaces what somebody else has just put there.
      Files.createLink(file, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Whether nobody but the owner may read or change the file. */
  public static boolean isPrivate(Path file) throws IOException {
    if (!posix(file)) {
      return true;
    }
    Set<PosixFilePermission> found = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    found.removeAll(FOLDER);
    return found.isEmpty();
  }

  private static Path prepare(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder.getParent(), FOLDER));
    }
    Path temporary = Files.createTempFile(folder, ".new", "", attributes(folder, FILE));
    Files.write(temporary, content);
    return temporary;
  }

  private static FileAttribute<?>[] attributes(Path near, Set<PosixFilePermission> permissions) {
    return posix(near)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path near) {
    Path path = near;
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path != null && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }
}
