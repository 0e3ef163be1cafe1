package vn.ctdp.extension.internal;

import vn.ctdp.testing.TestDatabase;

class NetworkDerbyTest extends NetworkContract {

  @Override
  TestDatabase database() {
    return TestDatabase.derby("extension");
  }
}
