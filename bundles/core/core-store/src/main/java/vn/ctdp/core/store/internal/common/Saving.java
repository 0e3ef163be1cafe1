package vn.ctdp.core.store.internal.common;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.persistence.OptimisticLockException;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;

/** What saving a record has in common. */
public final class Saving {

  private static final int MAX_VALUE = 1_000;
  private static final int MAX_DETAILS = 7_500;

  private Saving() {}

  /**
   * Turns what the database finds out too late, a stale version or a duplicate key of a concurrent
   * writer, into failures that a person can act on.
   */
  public static <R> R guard(Supplier<R> work) {
    try {
      return work.get();
    } catch (CtdpException e) {
      throw e;
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CtdpException known) {
          throw known;
        }
        if (cause instanceof OptimisticLockException) {
          throw new CtdpException(CoreError.CONFLICT, List.of(), e);
        }
        // 23505: duplicate key, in both databases.
        if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
          throw new CtdpException(CoreError.CONFLICT, List.of(), e);
        }
      }
      throw e;
    }
  }

  /** Notes a changed value for the audit log. */
  public static void difference(
      Map<String, String> details, String name, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      details.put(name, text(before) + " → " + text(after));
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "∅";
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Object::toString).orElse("∅");
    }
    return value.toString();
  }

  /** Details cut to what an audit line holds. */
  public static Map<String, String> bounded(Map<String, String> details) {
    Map<String, String> result = new LinkedHashMap<>();
    int length = 0;
    for (Map.Entry<String, String> entry : details.entrySet()) {
      String value = entry.getValue();
      if (value.length() > MAX_VALUE) {
        value = value.substring(0, MAX_VALUE) + "…";
      }
      length += entry.getKey().length() + value.length();
      if (length > MAX_DETAILS) {
        break;
      }
      result.put(entry.getKey(), value);
    }
    return result;
  }
}
