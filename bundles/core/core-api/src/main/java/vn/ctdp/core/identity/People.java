package vn.ctdp.core.identity;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Who is behind a sign-in name, for pages that say who did something. Thread-safe. */
@ProviderType
public interface People {

  /**
   * Names to show, in a bounded number of statements. Whoever may see a record may see the names of
   * those who changed it; nothing else of an account is told.
   *
   * @param usernames sign-in names as the audit log keeps them; at most 500
   * @return names by sign-in name; those that are not known are absent
   */
  Map<String, String> names(Collection<String> usernames);
}
