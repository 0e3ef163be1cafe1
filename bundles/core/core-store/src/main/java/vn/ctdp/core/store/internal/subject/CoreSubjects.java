package vn.ctdp.core.store.internal.subject;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.document.DocumentService;
import vn.ctdp.core.document.LegalDocument;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.establishment.EstablishmentServiceImpl;
import vn.ctdp.core.store.internal.organisation.OrganisationServiceImpl;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.subject.SubjectResolver;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.text.Localized;

/**
 * The core's own kinds of records: {@code organisation}, {@code establishment}, {@code document},
 * {@code unit} (whose id is {@code 34:68}) and {@code holidays} (whose id is the year).
 */
@Component(service = SubjectResolver.class)
public final class CoreSubjects implements SubjectResolver {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Map<String, String> VIEW =
      Map.of(
          "organisation", "core.organisation.view",
          "establishment", "core.establishment.view",
          "document", "core.document.view");
  private static final Map<String, String> LINK =
      Map.of(
          "organisation", "organisations",
          "establishment", "establishments",
          "document", "documents",
          "unit", "units",
          "holidays", "holidays");

  private final OrganisationServiceImpl organisations;
  private final EstablishmentServiceImpl establishments;
  private final DocumentService documents;
  private final TerritoryService territory;
  private final Access access;
  private final Clock clock;

  @Activate
  public CoreSubjects(
      @Reference OrganisationServiceImpl organisations,
      @Reference EstablishmentServiceImpl establishments,
      @Reference DocumentService documents,
      @Reference TerritoryService territory,
      @Reference Access access,
      @Reference Clock clock) {
    this.organisations = organisations;
    this.establishments = establishments;
    this.documents = documents;
    this.territory = territory;
    this.access = access;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return LINK.keySet();
  }

  @Override
  public Map<SubjectRef, Subject> resolve(Caller caller, Collection<SubjectRef> refs) {
    Map<SubjectRef, Subject> answers = new LinkedHashMap<>();
    named(caller, refs, "organisation", ids -> organisations.visibleNames(caller, ids), answers);
    named(caller, refs, "establishment", ids -> establishments.visibleNames(caller, ids), answers);
    named(
        caller,
        refs,
        "document",
        ids -> {
          Map<UUID, String> titles = new LinkedHashMap<>();
          documents.findAll(caller, ids).forEach((id, d) -> titles.put(id, title(d)));
          return titles;
        },
        answers);
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    for (SubjectRef ref : refs) {
      if (ref.type().equals("holidays")) {
        answers.put(
            ref,
            YEAR.matcher(ref.id()).matches()
                ? new Subject(
                    ref,
                    Subject.State.FOUND,
                    new Localized("Ngày nghỉ năm " + ref.id(), "Holidays of " + ref.id()),
                    LINK.get(ref.type()) + "/" + ref.id())
                : missing(ref));
      }
      if (ref.type().equals("unit")) {
        answers.put(
            ref,
            unit(ref.id())
                .flatMap(u -> territory.find(u, today))
                .map(u -> found(ref, u.fullNameVi()))
                .orElseGet(() -> missing(ref)));
      }
    }
    return answers;
  }

  private static String title(LegalDocument d) {
    return d.number() + (d.title() == null ? "" : " – " + d.title());
  }

  private interface Names {
    Map<UUID, String> of(Collection<UUID> ids);
  }

  /** Names of one kind in one statement. */
  private void named(
      Caller caller,
      Collection<SubjectRef> refs,
      String type,
      Names names,
      Map<SubjectRef, Subject> answers) {
    Map<SubjectRef, UUID> ids = new LinkedHashMap<>();
    for (SubjectRef ref : refs) {
      if (ref.type().equals(type)) {
        uuid(ref.id())
            .ifPresentOrElse(id -> ids.put(ref, id), () -> answers.put(ref, missing(ref)));
      }
    }
    if (ids.isEmpty()) {
      return;
    }
    if (!access.allowedAnywhere(caller, VIEW.get(type))) {
      ids.keySet()
          .forEach(
              r ->
                  answers.put(
                      r,
                      new Subject(
                          r,
                          Subject.State.NO_ACCESS,
                          new Localized(
                              "Bạn không có quyền xem bản ghi này", "You may not see this record"),
                          "")));
      return;
    }
    Map<UUID, String> found = names.of(ids.values());
    ids.forEach(
        (ref, id) ->
            answers.put(ref, found.containsKey(id) ? found(ref, found.get(id)) : missing(ref)));
  }

  private static Subject found(SubjectRef ref, String title) {
    return new Subject(
        ref,
        Subject.State.FOUND,
        new Localized(title, title),
        LINK.get(ref.type()) + "/" + ref.id());
  }

  private static Subject missing(SubjectRef ref) {
    return new Subject(
        ref, Subject.State.NOT_FOUND, new Localized("Bản ghi không còn", "The record is gone"), "");
  }

  @Override
  public boolean editable(Caller caller, SubjectRef ref) {
    return switch (ref.type()) {
      case "organisation" ->
          uuid(ref.id())
              .flatMap(id -> organisations.find(caller, id))
              .filter(
                  o ->
                      access.allowed(
                          caller,
                          "core.organisation.manage",
                          Access.target(o.id(), present(o.province().orElse(null)))))
              .isPresent();
      case "establishment" ->
          uuid(ref.id())
              .flatMap(id -> establishments.find(caller, id))
              .filter(
                  e ->
                      access.allowed(
                          caller, "core.establishment.manage", Target.of(present(e.province()))))
              .isPresent();
      case "document" -> access.allowedAnywhere(caller, "core.document.manage");
      case "unit" ->
          unit(ref.id())
              .filter(u -> access.allowed(caller, "core.territory.manage", Target.of(present(u))))
              .isPresent();
      case "holidays" -> access.allowedAnywhere(caller, "core.rule.manage");
      default -> false;
    };
  }

  /** The unit of today that a former one went into; the unit itself when there is not just one. */
  private UnitRef present(UnitRef ref) {
    if (ref == null) {
      return null;
    }
    List<UnitShare> now = territory.restate(ref, LocalDate.now(clock.withZone(ZONE)));
    return now.size() == 1 ? now.get(0).unit() : ref;
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<UnitRef> unit(String id) {
    try {
      return Optional.of(UnitRef.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
