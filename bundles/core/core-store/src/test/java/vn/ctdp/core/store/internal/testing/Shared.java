package vn.ctdp.core.store.internal.testing;

import java.util.List;
import java.util.stream.Stream;

/**
 * One loaded fixture for each kind of database, made at first use and kept until the JVM ends:
 * tests that do not need a database of their own share it.
 */
public final class Shared {

  private static List<Fixture> fixtures;

  private Shared() {}

  /** The fixtures, with everything allowed and the clock at its start. */
  public static synchronized Stream<Fixture> fixtures() {
    if (fixtures == null) {
      fixtures = CoreDatabase.all().map(Fixture::new).toList();
    }
    fixtures.forEach(Fixture::reset);
    return fixtures.stream();
  }
}
