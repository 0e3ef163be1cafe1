package vn.ctdp.core.security.internal.access;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.identity.PermissionSource;

/** Brings what modules declare into the {@link PermissionBook}, as they come and go. */
@Component(
    service = {},
    immediate = true,
    reference =
        @Reference(
            name = "source",
            service = PermissionSource.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            bind = "bind",
            unbind = "unbind"))
public final class PermissionCollector {

  private final PermissionBook book;

  /** For the given book. */
  @Activate
  public PermissionCollector(@Reference PermissionBook book) {
    this.book = book;
  }

  /** A module is there. */
  public void bind(PermissionSource source) {
    book.add(source);
  }

  /** A module has gone. */
  public void unbind(PermissionSource source) {
    book.remove(source);
  }
}
