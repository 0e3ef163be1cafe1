package vn.ctdp.itests;

import java.util.List;

/** Backup and restore with Derby. */
class BackupIT extends BackupContract {

  @Override
  Database database() {
    return Database.DERBY;
  }

  @Override
  String name() {
    return "derby";
  }

  @Override
  List<String> elsewhere() {
    return List.of();
  }

  @Override
  List<String> again() {
    return List.of();
  }
}
