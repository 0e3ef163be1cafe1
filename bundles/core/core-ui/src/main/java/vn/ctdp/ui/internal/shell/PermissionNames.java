package vn.ctdp.ui.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;

/** Names of rights in words, as their modules declare them. */
@Component(service = PermissionNames.class)
public final class PermissionNames {

  private final List<PermissionSource> sources = new CopyOnWriteArrayList<>();

  /** Starts empty. */
  @Activate
  public PermissionNames() {
    // Sources arrive through bind.
  }

  /**
   * Rights came.
   *
   * @param source the service
   */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void bind(PermissionSource source) {
    sources.add(source);
  }

  /**
   * Rights went.
   *
   * @param source the service
   */
  public void unbind(PermissionSource source) {
    sources.remove(source);
  }

  /**
   * The name of a right; its id when nobody declares it now.
   *
   * @param id identifier of the right
   * @param locale language
   */
  String name(String id, Locale locale) {
    return sources.stream()
        .flatMap(s -> s.permissions().stream())
        .filter(p -> p.id().equals(id))
        .findFirst()
        .map(PermissionDefinition::name)
        .map(n -> n.in(locale))
        .orElse(id);
  }
}
