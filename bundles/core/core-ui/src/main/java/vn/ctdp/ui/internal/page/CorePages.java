package vn.ctdp.ui.internal.page;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.document.DocumentService;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The core's own pages: shared data for everybody, administration for administrators. */
@Component(service = ViewContribution.class)
public final class CorePages implements ViewContribution {

  /** Where the distribution was unpacked. */
  private static final String HOME = "karaf.home";

  private static final String ORGANISATIONS = "core.organisation.view";
  private static final String ESTABLISHMENTS = "core.establishment.view";
  private static final String DOCUMENTS = "core.document.view";
  private static final String IDENTITY = "core.identity.manage";
  private static final String AUDIT = "core.audit.view";
  private static final String MODULES = "core.module.view";

  private final List<ViewRoute> routes;

  /** Made by Declarative Services once everything the pages need is there. */
  @Activate
  public CorePages(
      @Reference Components components,
      @Reference TerritoryService territory,
      @Reference OrganisationService organisations,
      @Reference EstablishmentService establishments,
      @Reference DocumentService documents,
      @Reference RuleService rules,
      @Reference CalendarService calendar,
      @Reference AuditLog audit,
      @Reference IdentityService identity,
      @Reference ModuleManager modules,
      @Reference ModuleNews moduleNews,
      @Reference InstanceInfo instance,
      @Reference Subjects subjects,
      @Reference Clock clock,
      BundleContext context) {
    Path distribution = Path.of(Objects.requireNonNullElse(context.getProperty(HOME), "."));
    PageServices s =
        new PageServices(
            components,
            territory,
            organisations,
            establishments,
            documents,
            rules,
            calendar,
            audit,
            identity,
            modules,
            moduleNews,
            instance,
            subjects,
            clock);
    routes =
        List.of(
            ViewRoute.of("units", UnitsPage.class, c -> new UnitsPage(c, s), "core.units.title"),
            ViewRoute.of("units/:id", UnitPage.class, c -> new UnitPage(c, s), "core.unit.title"),
            ViewRoute.of(
                    "organisations",
                    OrganisationsPage.class,
                    c -> new OrganisationsPage(c, s),
                    "core.organisations.title")
                .requiring(ORGANISATIONS),
            ViewRoute.of(
                    "organisations/:id",
                    OrganisationPage.class,
                    c -> new OrganisationPage(c, s),
                    "core.organisation.title")
                .requiring(ORGANISATIONS),
            ViewRoute.of(
                    "establishments",
                    EstablishmentsPage.class,
                    c -> new EstablishmentsPage(c, s),
                    "core.establishments.title")
                .requiring(ESTABLISHMENTS),
            ViewRoute.of(
                    "establishments/:id",
                    EstablishmentPage.class,
                    c -> new EstablishmentPage(c, s),
                    "core.establishment.title")
                .requiring(ESTABLISHMENTS),
            ViewRoute.of(
                    "documents",
                    DocumentsPage.class,
                    c -> new DocumentsPage(c, s),
                    "core.documents.title")
                .requiring(DOCUMENTS),
            ViewRoute.of(
                    "documents/:id",
                    DocumentPage.class,
                    c -> new DocumentPage(c, s),
                    "core.document.title")
                .requiring(DOCUMENTS),
            ViewRoute.of("rules", RulesPage.class, c -> new RulesPage(c, s), "core.rules.title"),
            ViewRoute.of(
                "holidays", HolidaysPage.class, c -> new HolidaysPage(c, s), "core.holidays.title"),
            ViewRoute.of(
                "holidays/:id",
                HolidaysPage.class,
                c -> new HolidaysPage(c, s),
                "core.holidays.title"),
            ViewRoute.of(
                "licences",
                LicencesPage.class,
                c -> new LicencesPage(distribution),
                "core.licences.title"),
            ViewRoute.of("users", UsersPage.class, c -> new UsersPage(c, s), "core.users.title")
                .requiring(IDENTITY),
            ViewRoute.of("users/:id", UserPage.class, c -> new UserPage(c, s), "core.user.title")
                .requiring(IDENTITY),
            ViewRoute.of("roles", RolesPage.class, c -> new RolesPage(c, s), "core.roles.title")
                .requiring(IDENTITY),
            ViewRoute.of(
                    "modules", ModulesPage.class, c -> new ModulesPage(c, s), "core.modules.title")
                .requiring(MODULES),
            ViewRoute.of("audit", AuditPage.class, c -> new AuditPage(c, s), "core.audit.title")
                .requiring(AUDIT));
  }

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public String nameKey() {
    return "core.name";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    NavigationGroup data = NavigationGroup.CATALOGUE;
    NavigationGroup admin = NavigationGroup.ADMINISTRATION;
    return List.of(
        new NavigationEntry("core.units.title", data, "map-marker", 10, "units"),
        new NavigationEntry("core.organisations.title", data, "building-o", 20, "organisations"),
        new NavigationEntry("core.establishments.title", data, "factory", 30, "establishments"),
        new NavigationEntry("core.documents.title", data, "file-text-o", 40, "documents"),
        new NavigationEntry("core.rules.title", data, "scale", 50, "rules"),
        new NavigationEntry("core.holidays.title", data, "calendar", 60, "holidays"),
        new NavigationEntry("core.modules.title", admin, "puzzle-piece", 10, "modules"),
        new NavigationEntry("core.users.title", admin, "users", 20, "users"),
        new NavigationEntry("core.roles.title", admin, "key-o", 30, "roles"),
        new NavigationEntry("core.audit.title", admin, "clipboard-text", 40, "audit"));
  }

  @Override
  public Messages messages() {
    return PageText.MESSAGES;
  }
}
