package vn.ctdp.itests;

import org.junit.jupiter.api.AfterAll;

/** The platform on PostgreSQL. */
class PostgresIT extends PlatformContract {

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
  @AfterAll
  void stop() {
    super.stop();
    server.close();
  }
}
