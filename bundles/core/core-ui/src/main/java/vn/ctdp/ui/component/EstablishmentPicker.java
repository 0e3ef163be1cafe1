package vn.ctdp.ui.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.ui.view.ViewContext;

/** Chooses a rural industrial establishment by name or business code. */
public final class EstablishmentPicker
    extends LookupField<EstablishmentPicker, UUID, Establishment> {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient EstablishmentService establishments;

  EstablishmentPicker(String label, ViewContext context, EstablishmentService establishments) {
    super(label);
    this.context = context;
    this.establishments = establishments;
  }

  @Override
  UUID identity(Establishment item) {
    return item.id();
  }

  @Override
  String title(Establishment item) {
    return item.name();
  }

  @Override
  String detail(Establishment item) {
    return item.businessCode();
  }

  @Override
  Optional<Establishment> find(UUID value) {
    return establishments.find(context.caller(), value);
  }

  @Override
  List<Establishment> search(String text, int offset, int limit) {
    return establishments
        .page(
            context.caller(),
            new PageRequest(offset, limit, List.of(new Sort("name", true)), text, Map.of()))
        .rows();
  }
}
