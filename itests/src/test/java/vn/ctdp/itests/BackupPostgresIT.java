package vn.ctdp.itests;

import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Backup and restore with PostgreSQL. */
class BackupPostgresIT extends BackupContract {

  private final Postgres server = Postgres.start();

  @Override
  Database database() {
    return server;
  }

  @Override
  String name() {
    return "postgres";
  }

  @Override
  List<String> elsewhere() {
    return server.options("backup-elsewhere");
  }

  @Override
  List<String> again() {
    return List.of("--overwrite-database");
  }

  @Override
  @AfterAll
  void stop() {
    super.stop();
    server.close();
  }
}
