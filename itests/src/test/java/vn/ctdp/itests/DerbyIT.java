package vn.ctdp.itests;

/** The platform on Derby. */
class DerbyIT extends PlatformContract {

  @Override
  Database database() {
    return Database.DERBY;
  }

  @Override
  String name() {
    return "derby";
  }
}
