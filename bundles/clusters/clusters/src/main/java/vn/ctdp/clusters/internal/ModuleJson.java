package vn.ctdp.clusters.internal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;

/**
 * Reads JSON into classes of this module. The library's own mappers share one cache of types, which
 * outlives the module and would keep its classes after it was disabled.
 */
final class ModuleJson {

  private static final int TYPES = 200;

  private ModuleJson() {}

  /** A mapper that forgets with the module. */
  static JsonMapper mapper() {
    return JsonMapper.builder()
        .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, TYPES)))
        .build();
  }
}
