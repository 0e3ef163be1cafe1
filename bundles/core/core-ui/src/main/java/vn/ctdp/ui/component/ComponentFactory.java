package vn.ctdp.ui.component;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.attachment.AttachmentService;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.document.DocumentService;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.identity.People;
import vn.ctdp.core.identity.UserPreferences;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.view.ViewContext;

/** Puts the core's services into the components. */
@Component(service = Components.class)
public final class ComponentFactory implements Components {

  private final UserPreferences preferences;
  private final TerritoryService territory;
  private final OrganisationService organisations;
  private final EstablishmentService establishments;
  private final DocumentService documents;
  private final AttachmentService attachments;
  private final AuditLog audit;
  private final People people;
  private final Subjects subjects;
  private final CalendarService calendar;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by Declarative Services. */
  @Activate
  public ComponentFactory(
      @Reference UserPreferences preferences,
      @Reference TerritoryService territory,
      @Reference OrganisationService organisations,
      @Reference EstablishmentService establishments,
      @Reference DocumentService documents,
      @Reference AttachmentService attachments,
      @Reference AuditLog audit,
      @Reference People people,
      @Reference Subjects subjects,
      @Reference CalendarService calendar,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.preferences = preferences;
    this.territory = territory;
    this.organisations = organisations;
    this.establishments = establishments;
    this.documents = documents;
    this.attachments = attachments;
    this.audit = audit;
    this.people = people;
    this.subjects = subjects;
    this.calendar = calendar;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public <T> DataGrid<T> grid(ViewContext context, String id, DataGrid.Source<T> source) {
    return new DataGrid<>(context, preferences, clock, id, source);
  }

  @Override
  public UnitPicker provincePicker(String label) {
    return new UnitPicker(label, territory, calendar.today()).provinces();
  }

  @Override
  public UnitPicker communePicker(String label) {
    UnitRef own = instance.province().orElse(null);
    return new UnitPicker(label, territory, calendar.today()).communesOf(own);
  }

  @Override
  public OrganisationPicker organisationPicker(ViewContext context, String label) {
    return new OrganisationPicker(label, context, organisations, calendar.today());
  }

  @Override
  public EstablishmentPicker establishmentPicker(ViewContext context, String label) {
    return new EstablishmentPicker(label, context, establishments);
  }

  @Override
  public DocumentPicker documentPicker(ViewContext context, String label) {
    return new DocumentPicker(label, context, documents);
  }

  @Override
  public PeriodPicker periodPicker(String label, PeriodKind... kinds) {
    return new PeriodPicker(label, calendar.today(), kinds);
  }

  @Override
  public AttachmentList attachments(ViewContext context, SubjectRef subject) {
    return new AttachmentList(
        context, attachments, subject, subjects.editable(context.caller(), subject));
  }

  @Override
  public HistoryPanel history(ViewContext context, SubjectRef subject) {
    return new HistoryPanel(context, audit, people, subject);
  }

  @Override
  public SubjectLink subjectLink(ViewContext context, SubjectRef subject) {
    return subjectLinks(context, List.of(subject)).get(subject);
  }

  @Override
  public Map<SubjectRef, SubjectLink> subjectLinks(
      ViewContext context, Collection<SubjectRef> refs) {
    Map<SubjectRef, SubjectLink> links = new LinkedHashMap<>();
    subjects
        .resolve(context.caller(), refs)
        .forEach((ref, subject) -> links.put(ref, new SubjectLink(subject)));
    return links;
  }
}
