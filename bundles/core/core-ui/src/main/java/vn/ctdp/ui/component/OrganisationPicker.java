package vn.ctdp.ui.component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.view.ViewContext;

/** Chooses an organisation; those that exist no longer are listed with their last day. */
public final class OrganisationPicker extends LookupField<OrganisationPicker, UUID, Organisation> {

  private static final long serialVersionUID = 1L;
  private final transient ViewContext context;
  private final transient OrganisationService organisations;
  private final LocalDate today;
  private final Map<String, String> filters = new HashMap<>();

  OrganisationPicker(
      String label, ViewContext context, OrganisationService organisations, LocalDate today) {
    super(label);
    this.context = context;
    this.organisations = organisations;
    this.today = today;
  }

  /** Lists one kind only; null for all. */
  public OrganisationPicker ofType(OrganisationType type) {
    return filter("type", type == null ? null : type.name());
  }

  /** Lists those of one province only; null for all. */
  public OrganisationPicker in(UnitRef province) {
    return filter("province", province == null ? null : province.toString());
  }

  private OrganisationPicker filter(String property, String value) {
    if (value == null) {
      filters.remove(property);
    } else {
      filters.put(property, value);
    }
    refresh();
    return this;
  }

  @Override
  UUID identity(Organisation item) {
    return item.id();
  }

  @Override
  String title(Organisation item) {
    String name = item.nameOn(today).nameVi();
    return item.validTo() != null && item.validTo().isBefore(today)
        ? name + " (" + UiText.of("ui.range.to", Format.date(item.validTo())) + ")"
        : name;
  }

  @Override
  String detail(Organisation item) {
    OrganisationName name = item.nameOn(today);
    return name.shortName() == null ? item.code() : name.shortName();
  }

  @Override
  Optional<Organisation> find(UUID value) {
    return organisations.find(context.caller(), value);
  }

  @Override
  List<Organisation> search(String text, int offset, int limit) {
    return organisations
        .page(
            context.caller(),
            new PageRequest(offset, limit, List.of(new Sort("name", true)), text, filters))
        .rows();
  }
}
