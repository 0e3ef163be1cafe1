package vn.ctdp.core.security.internal.signin;

import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.security.internal.access.AccountDirectory;

/** Tells memory that an account changed. To be called right after the commit. Thread-safe. */
@Component(service = AccountChanges.class)
public final class AccountChanges {

  private final AccountDirectory directory;
  private final VerifiedCredentials credentials;

  /** For what is kept in memory. */
  @Activate
  public AccountChanges(
      @Reference AccountDirectory directory, @Reference VerifiedCredentials credentials) {
    this.directory = directory;
    this.credentials = credentials;
  }

  /** The account changed. */
  public void changed(UUID account) {
    directory.changed(account);
    credentials.forget(account);
  }
}
