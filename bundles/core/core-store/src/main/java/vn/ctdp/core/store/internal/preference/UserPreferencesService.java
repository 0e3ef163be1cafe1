package vn.ctdp.core.store.internal.preference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.UserPreferences;
import vn.ctdp.core.store.internal.common.Saving;

/**
 * Preferences as plain rows. SQL instead of an entity: one key, one value, written in two
 * statements, and no cache to keep in step.
 */
@Component(service = UserPreferences.class)
public final class UserPreferencesService implements UserPreferences {

  private final JpaTemplate jpa;

  @Activate
  public UserPreferencesService(@Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa) {
    this.jpa = jpa;
  }

  @Override
  public Optional<String> get(Caller caller, String key) {
    Objects.requireNonNull(key, "key");
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          List<?> rows =
              em.createNativeQuery(
                      "SELECT pref_value FROM core.user_preference"
                          + " WHERE user_id = ?1 AND pref_key = ?2")
                  .setParameter(1, caller.userId())
                  .setParameter(2, key)
                  .getResultList();
          return rows.isEmpty() ? Optional.empty() : Optional.of((String) rows.get(0));
        });
  }

  @Override
  public Map<String, String> list(Caller caller, String prefix) {
    // A user has a handful of rows; LIKE would depend on the database's collation.
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, String> found = new TreeMap<>();
          for (Object row :
              em.createNativeQuery(
                      "SELECT pref_key, pref_value FROM core.user_preference WHERE user_id = ?1")
                  .setParameter(1, caller.userId())
                  .getResultList()) {
            Object[] columns = (Object[]) row;
            String key = (String) columns[0];
            if (key.startsWith(prefix)) {
              found.put(key, (String) columns[1]);
            }
          }
          return found;
        });
  }

  @Override
  public void put(Caller caller, String key, String value) {
    check("key", key, MAX_KEY);
    check("value", value, MAX_VALUE);
    try {
      Saving.guard(() -> store(caller, key, value));
    } catch (CtdpException e) {
      if (e.errorCode() != CoreError.CONFLICT) {
        throw e;
      }
      // Two pages of the same person kept it for the first time at once: now there is a row.
      store(caller, key, value);
    }
  }

  private Void store(Caller caller, String key, String value) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          int updated =
              em.createNativeQuery(
                      "UPDATE core.user_preference SET pref_value = ?1"
                          + " WHERE user_id = ?2 AND pref_key = ?3")
                  .setParameter(1, value)
                  .setParameter(2, caller.userId())
                  .setParameter(3, key)
                  .executeUpdate();
          if (updated == 0) {
            insert(em, caller, key, value);
          }
        });
    return null;
  }

  private static void insert(EntityManager em, Caller caller, String key, String value) {
    em.createNativeQuery(
            "INSERT INTO core.user_preference (user_id, pref_key, pref_value)"
                + " VALUES (?1, ?2, ?3)")
        .setParameter(1, caller.userId())
        .setParameter(2, key)
        .setParameter(3, value)
        .executeUpdate();
  }

  @Override
  public void remove(Caller caller, String key) {
    Objects.requireNonNull(key, "key");
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createNativeQuery(
                    "DELETE FROM core.user_preference WHERE user_id = ?1 AND pref_key = ?2")
                .setParameter(1, caller.userId())
                .setParameter(2, key)
                .executeUpdate());
  }

  private static void check(String what, String text, int max) {
    if (text == null || text.isEmpty() || text.length() > max) {
      throw new IllegalArgumentException(
          "preference " + what + " must have 1 to " + max + " characters");
    }
  }
}
