package vn.ctdp.core.store.internal.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contents in files named by their SHA-256: {@code ab/cd/abcd….} A file is written elsewhere first
 * and moved to its name when it is complete and on disk, so a name never holds half a content.
 */
public final class ContentStore {

  /** Folder of uploads until they are complete; no record knows them. */
  public static final String INCOMING = "incoming";

  /** A content received but not yet kept. */
  record Received(Path file, String sha256, long size) {}

  private final Path root;
  private final Clock clock;

  ContentStore(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  /**
   * Receives a content into a temporary file.
   *
   * @return null when it has more than {@code max} bytes; then nothing is left behind
   */
  Received receive(InputStream content, long max) throws IOException {
    Path folder = Files.createDirectories(root.resolve(INCOMING));
    Path file = Files.createTempFile(folder, "upload", ".part");
    boolean complete = false;
    try {
      MessageDigest digest = sha256();
      long size = 0;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        byte[] buffer = new byte[65_536];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
          size += n;
          if (size > max) {
            return null;
          }
          out.write(buffer, 0, n);
        }
      }
      complete = true;
      return new Received(file, HexFormat.of().formatHex(digest.digest()), size);
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Keeps a received content under its hash; the same content is kept once. What lies under the
   * hash but is another content, after a broken disk, is replaced.
   */
  void keep(Received received) throws IOException {
    Path target = path(received.sha256());
    if (holds(target, received.sha256(), received.size())) {
      // Young again, so that the clean-up of unused contents keeps away from it.
      Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
      Files.deleteIfExists(received.file());
      return;
    }
    try (FileChannel channel = FileChannel.open(received.file(), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.createDirectories(target.getParent());
    Files.move(received.file(), target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives up a received content. */
  void discard(Received received) throws IOException {
    Files.deleteIfExists(received.file());
  }

  /**
   * Opens a content. It is read through first: a document that is not the one that was attached
   * must not be given out as if it were.
   *
   * @throws NoSuchFileException when it is not there or is another content
   */
  InputStream open(String sha256, long size) throws IOException {
    Path file = path(sha256);
    if (!holds(file, sha256, size)) {
      throw new NoSuchFileException(file.getFileName().toString());
    }
    return Files.newInputStream(file);
  }

  private static boolean holds(Path file, String sha256, long size) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != size) {
      return false;
    }
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Hashes of contents that were last written before the moment. */
  List<String> olderThan(Instant moment) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, 3)) {
      return files
          .filter(f -> f.getFileName().toString().matches("[0-9a-f]{64}"))
          .filter(f -> f.toFile().lastModified() < moment.toEpochMilli())
          .map(f -> f.getFileName().toString())
          .toList();
    }
  }

  /** Removes a content unless it was written again since the moment. */
  void removeOlderThan(String sha256, Instant moment) throws IOException {
    Path file = path(sha256);
    if (file.toFile().lastModified() < moment.toEpochMilli()) {
      Files.deleteIfExists(file);
    }
  }

  /** Removes what was being received when the instance was killed: begun before the moment. */
  void removeUnfinished(Instant moment) throws IOException {
    Path folder = root.resolve(INCOMING);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "upload*.part")) {
      for (Path file : files) {
        if (file.toFile().lastModified() < moment.toEpochMilli()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256");
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }
}
