package vn.ctdp.ui.internal.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** What the audit log keeps, in words: codes of kinds, units, forms, modules, days, periods. */
final class LoggedValues {

  /** A unit of one of the divisions, and nothing that only looks like it: a time of day does. */
  private static final Pattern CODE =
      Pattern.compile(
          Stream.of(Vintage.values())
              .map(Vintage::code)
              .collect(Collectors.joining("|", "(?:", "):(?:\\d{2}|\\d{5})")));

  /** Units and nothing else, as {@code 34:12} or {@code 34:12,34:68}. */
  private static final Pattern UNITS = Pattern.compile(CODE + "(?:, ?" + CODE + ")*");

  /** Roles, scopes and units within a line of grants. */
  private static final Pattern WORD = Pattern.compile("[A-Z_]{3,}|\\d{2}:\\d{2,5}");

  /** Texts of kinds, by the key under which the log keeps their codes. */
  private static final Map<String, String> KINDS =
      Map.of(
          "ownerType", "core.ownerType.",
          "sector", "core.sector.",
          "type", "core.organisationType.");

  /** Keys whose values are ids of modules. */
  private static final Set<String> MODULES = Set.of("module", "required", "recommended");

  private Map<String, Localized> moduleNames;
  private final Map<String, Localized> forms = new ConcurrentHashMap<>();
  private final ViewContext context;
  private final PageServices services;

  LoggedValues(ViewContext context, PageServices services) {
    this.context = context;
    this.services = services;
  }

  /**
   * A value in words, where the page knows them; days, moments and periods as people write them.
   */
  String of(String key, String value) {
    if (value.equals("∅")) {
      return "–";
    }
    if (key.equals("grants")) {
      return WORD.matcher(value).replaceAll(m -> Matcher.quoteReplacement(granted(m.group())));
    }
    String kind = KINDS.get(key);
    if (kind != null) {
      return PageText.orElse(kind + (value.equals("đ") ? "dd" : value), value);
    }
    String words = PageText.orElse("core.value." + key + "." + value, "");
    if (!words.isEmpty()) {
      return words;
    }
    if (value.equals("true") || value.equals("false")) {
      return PageText.t("core.value.any." + value);
    }
    if (key.equals("period")) {
      try {
        return Format.period(Period.parse(value));
      } catch (IllegalArgumentException e) {
        // A line of another matter: it is shown as it was written down.
        return value;
      }
    }
    if (MODULES.contains(key)) {
      return Arrays.stream(value.split(", ?")).map(this::module).collect(Collectors.joining(", "));
    }
    Localized form = key.equals("form") ? forms.get(value) : null;
    if (form != null) {
      return form.in(PageText.locale());
    }
    return areUnits(value)
        ? CODE.matcher(value).replaceAll(m -> Matcher.quoteReplacement(unit(m.group())))
        : Format.logged(value);
  }

  /** What a role, a scope or a unit is called, of those that an account was given. */
  private String granted(String word) {
    if (CODE.matcher(word).matches()) {
      return unit(word);
    }
    for (RoleCode role : RoleCode.values()) {
      if (role.name().equals(word)) {
        return role.label().in(PageText.locale());
      }
    }
    return PageText.orElse("core.scope." + word, word);
  }

  /** Names of the forms in these lines, asked for once: the log keeps ids. */
  void learn(Caller caller, List<AuditRecord> records) {
    Set<SubjectRef> unknown =
        records.stream()
            .map(r -> r.details().get("form"))
            .filter(id -> id != null && !forms.containsKey(id))
            .map(id -> new SubjectRef("form", id))
            .collect(Collectors.toSet());
    if (!unknown.isEmpty()) {
      services
          .subjects()
          .resolve(caller, unknown)
          .forEach(
              (ref, subject) -> {
                if (subject.state() == Subject.State.FOUND) {
                  forms.put(ref.id(), subject.title());
                }
              });
    }
  }

  /**
   * Name of a module by its id; the id where it is not known, or the reader may not see modules.
   */
  private String module(String id) {
    if (moduleNames == null) {
      try {
        moduleNames =
            services.modules().list(context.caller()).stream()
                .collect(Collectors.toMap(ModuleStatus::id, ModuleStatus::name));
      } catch (CtdpException e) {
        moduleNames = Map.of();
      }
    }
    Localized name = moduleNames.get(id);
    return name == null ? id : name.in(PageText.locale());
  }

  static boolean areUnits(String value) {
    return UNITS.matcher(value).matches();
  }

  /** Name of a unit by its code; the code where it is not known. */
  private String unit(String code) {
    return services
        .territory()
        .find(UnitRef.parse(code), services.today())
        .map(AdminUnit::nameVi)
        .orElse(code);
  }
}
