package vn.ctdp.clusters.internal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import vn.ctdp.testing.TestDatabase;

/** What the tests of each area say of Derby holds on PostgreSQL too. */
@EnabledIf("installed")
class PostgresTest {

  static boolean installed() {
    return TestDatabase.postgresInstalled();
  }

  private static TestDatabase postgres() {
    return TestDatabase.emptiedPostgres("clusters");
  }

  @Nested
  class Register extends RegisterTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Standing extends StandingTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Review extends ReviewTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Rates extends RateTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Reconciliation extends ReconciliationTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Dossiers extends DossierServiceTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Imports extends ImportTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class WorkingViews extends WorkingViewsTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class Feed extends ChangeFeedTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }

  @Nested
  class National extends NationalTest {
    @Override
    TestDatabase database() {
      return postgres();
    }
  }
}
