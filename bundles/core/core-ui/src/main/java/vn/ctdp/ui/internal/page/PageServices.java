package vn.ctdp.ui.internal.page;

import java.time.Clock;
import java.time.LocalDate;
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

/** What the pages work with. */
record PageServices(
    Components components,
    TerritoryService territory,
    OrganisationService organisations,
    EstablishmentService establishments,
    DocumentService documents,
    RuleService rules,
    CalendarService calendar,
    AuditLog audit,
    IdentityService identity,
    ModuleManager modules,
    ModuleNews moduleNews,
    InstanceInfo instance,
    Subjects subjects,
    Clock clock) {

  LocalDate today() {
    return calendar.today();
  }
}
