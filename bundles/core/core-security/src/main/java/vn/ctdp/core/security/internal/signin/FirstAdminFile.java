package vn.ctdp.core.security.internal.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.security.internal.SecretFiles;

/**
 * The file that shows the first administrator's password until it was used: {@code
 * secrets/first-admin.txt}, readable by its owner only. Thread-safe.
 */
@Component(service = FirstAdminFile.class)
public final class FirstAdminFile {

  /** Sign-in name of the first administrator. */
  public static final String USERNAME = "admin";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdminFile.class);

  private final Path file;
  private volatile boolean there;

  /** In the instance's folder of secrets. */
  @Activate
  public FirstAdminFile(@Reference InstanceInfo instance) {
    file = instance.secretsFolder().resolve("first-admin.txt");
    there = Files.exists(file);
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** Writes the password. */
  public void write(String password) throws IOException {
    String text =
        "# Tài khoản quản trị đầu tiên. Tệp này tự xóa sau lần đăng nhập đầu tiên.\n"
            + "# The first administrator. This file is deleted after the first sign-in.\n"
            + "username: "
            + USERNAME
            + "\npassword: "
            + password
            + "\n";
    SecretFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    there = true;
  }

  /** Somebody signed in: deletes the file when it was its administrator. */
  void signedIn(String username) {
    if (there && USERNAME.equals(username)) {
      try {
        Files.deleteIfExists(file);
        there = false;
        LOG.info("{} is deleted: the first administrator has signed in", file.getFileName());
      } catch (IOException e) {
        LOG.error("{} still holds a used password and cannot be deleted; delete it", file, e);
      }
    }
  }
}
