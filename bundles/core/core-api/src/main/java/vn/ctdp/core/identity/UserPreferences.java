package vn.ctdp.core.identity;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a user has set up for himself: columns of a list, saved filters and the like. Each caller
 * reads and writes only his own, so no right is needed. Not for anything that another user or a
 * report depends on. Thread-safe.
 */
@ProviderType
public interface UserPreferences {

  /** Longest key, in characters. */
  int MAX_KEY = 200;

  /** Longest value, in characters. */
  int MAX_VALUE = 8000;

  /**
   * The caller's value.
   *
   * @param key dotted name, beginning with the module's id, for instance {@code
   *     clusters.list.columns}
   */
  Optional<String> get(Caller caller, String key);

  /** The caller's values whose keys begin with the prefix, by key, in one statement. */
  Map<String, String> list(Caller caller, String prefix);

  /**
   * Keeps a value in place of the former one.
   *
   * @throws IllegalArgumentException when key or value is empty or too long
   */
  void put(Caller caller, String key, String value);

  /** Forgets a value; nothing happens when there is none. */
  void remove(Caller caller, String key);
}
