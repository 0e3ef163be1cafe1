package vn.ctdp.core.store.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.BackupService.Backup;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.store.internal.StoreError;
import vn.ctdp.core.store.internal.common.Access;

/** A backup of a real Derby can be opened and holds what was there. */
class DerbyBackupTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T03:04:05Z"), ZoneOffset.UTC);
  private static final Caller OPERATOR = Caller.system("test");

  @TempDir Path folder;

  private final List<String> audited = new ArrayList<>();
  private EmbeddedDataSource derby;

  @BeforeEach
  void create() throws SQLException {
    derby = new EmbeddedDataSource();
    derby.setDatabaseName(folder.resolve("db/ctdp").toString());
    derby.setCreateDatabase("create");
    try (Connection connection = derby.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table thing (name varchar(20))");
      statement.execute("insert into thing values ('Thuận An'), ('BMC')");
    }
  }

  @AfterEach
  void shutDown() {
    for (String name : List.of("db/ctdp", "opened")) {
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      "jdbc:derby:" + folder.resolve(name) + ";shutdown=true"))
          .isInstanceOf(SQLException.class);
    }
  }

  private <T> T fake(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "id" -> "lai-chau";
                  case "version" -> "0.1.0";
                  case "dataFolder" -> folder.resolve("data");
                  case "append" -> audited.add((String) arguments[1]) ? null : null;
                  default -> throw new UnsupportedOperationException(method.getName());
                }));
  }

  private DerbyBackup backups(DataSource source) {
    return new DerbyBackup(
        source, fake(InstanceInfo.class), new Access(), fake(AuditLog.class), CLOCK);
  }

  @Test
  void copiesDatabaseAndAttachments() throws Exception {
    Path attachment = folder.resolve("data/attachments/ab/abcdef");
    Files.createDirectories(attachment.getParent());
    Files.writeString(attachment, "content");
    Path upload = folder.resolve("data/attachments/incoming/upload1.part");
    Files.createDirectories(upload.getParent());
    Files.writeString(upload, "half a con");

    Backup backup = backups(derby).backup(OPERATOR, Optional.empty());

    Path made = Path.of(backup.folder());
    assertThat(made).isEqualTo(folder.resolve("data/backups/lai-chau-20261122-100405"));
    assertThat(made.resolve("attachments/ab/abcdef")).hasContent("content");
    assertThat(made.resolve("attachments/incoming")).doesNotExist();
    assertThat(made.resolve("backup.properties")).content().contains("instance = lai-chau");
    assertThat(Files.getPosixFilePermissions(made)).hasSize(3);
    assertThat(backup.bytes()).isGreaterThan(100_000);
    assertThat(audited).containsExactly("core.instance.backup");
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:derby:"
                    + folder.resolve("opened")
                    + ";createFrom="
                    + made.resolve("database/ctdp"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from thing")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void leavesNothingBehindWhenItFails() throws Exception {
    Files.createDirectories(folder.resolve("data/attachments"));
    Path target = folder.resolve("elsewhere");
    Files.createDirectories(target.resolve("lai-chau-20261122-100405/occupied"));
    assertThatThrownBy(() -> backups(derby).backup(OPERATOR, Optional.of(target)))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(StoreError.BACKUP_FAILED));
    try (Stream<Path> left = Files.list(target)) {
      assertThat(left).hasSize(1);
    }
    assertThat(audited).isEmpty();
  }
}
