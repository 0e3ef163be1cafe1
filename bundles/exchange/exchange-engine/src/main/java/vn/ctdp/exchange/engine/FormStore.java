package vn.ctdp.exchange.engine;

import java.util.List;
import vn.ctdp.exchange.form.FormKey;

/** Where a {@link FormRegistry} keeps every definition that it has once seen. Thread-safe. */
public interface FormStore {

  /** Everything kept. */
  List<StoredForm> load();

  /** How many definitions are kept; another node may have kept one. */
  long count();

  /**
   * Keeps a definition unless one is kept under the same key, perhaps by another node.
   *
   * @return what is kept under the key now
   */
  StoredForm keep(StoredForm form);

  /**
   * A definition as it is kept.
   *
   * @param key id and version
   * @param digest SHA-256 of the canonical document, lower-case hex
   * @param document the canonical document
   */
  record StoredForm(FormKey key, String digest, String document) {}
}
