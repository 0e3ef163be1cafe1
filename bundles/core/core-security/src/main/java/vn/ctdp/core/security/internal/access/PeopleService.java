package vn.ctdp.core.security.internal.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.People;
import vn.ctdp.core.security.internal.store.AccountStore;

/** Names of accounts, of former ones too while they are kept. */
@Component(service = People.class)
public final class PeopleService implements People {

  private static final int MOST = 500;

  private final AccountStore store;

  /** Made by the component runtime. */
  @Activate
  public PeopleService(@Reference AccountStore store) {
    this.store = store;
  }

  @Override
  public Map<String, String> names(Collection<String> usernames) {
    Set<String> asked = Set.copyOf(usernames);
    if (asked.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " names, were " + asked.size());
    }
    return asked.isEmpty() ? Map.of() : store.displayNames(asked);
  }
}
