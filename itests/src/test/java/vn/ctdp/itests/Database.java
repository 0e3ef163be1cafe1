package vn.ctdp.itests;

import java.util.List;

/** Where an instance keeps its data. */
interface Database {

  /** Options of {@code ctdp-instance create} for a new, empty database of this instance. */
  List<String> options(String instance);

  /** Derby, embedded. */
  Database DERBY = instance -> List.of("--db", "derby");
}
