package vn.ctdp.extension.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.ExtensionIndicators;
import vn.ctdp.extension.report.Indicator;
import vn.ctdp.extension.report.IndicatorRecord;
import vn.ctdp.extension.report.IndicatorScope;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.MonthRow;
import vn.ctdp.extension.report.Outlook;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.extension.report.Warning;

/**
 * Aggregates, early warning and monthly reports of industrial promotion over REST, at {@code
 * /api/extension-reports}. Days and months are ISO.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ExtensionIndicators indicators;
  private final EarlyWarnings warnings;
  private final ProjectMonths months;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public ReportResource(
      @Reference ExtensionIndicators indicators,
      @Reference EarlyWarnings warnings,
      @Reference ProjectMonths months,
      @Reference Work work) {
    this.indicators = indicators;
    this.warnings = warnings;
    this.months = months;
    this.work = work;
  }

  @Override
  public String path() {
    return "/extension-reports";
  }

  /** Aggregates KC-A1 to KC-A14; the year and day of today when none are given. */
  @GET
  @Path("indicators")
  public List<Indicator> indicators(
      @QueryParam("year") Integer year,
      @QueryParam("cutoff") String cutoff,
      @QueryParam("level") String level,
      @QueryParam("content") String content,
      @QueryParam("province") String province,
      @Context SecurityContext security) {
    return indicators.indicators(caller(security), scope(year, cutoff, level, content, province));
  }

  /** One aggregate by {@code LEVEL}, {@code CONTENT} or {@code PROVINCE}. */
  @GET
  @Path("indicators/{id}/by/{by}")
  public Map<String, Indicator> breakdown(
      @PathParam("id") String id,
      @PathParam("by") String by,
      @QueryParam("year") Integer year,
      @QueryParam("cutoff") String cutoff,
      @QueryParam("level") String level,
      @QueryParam("content") String content,
      @QueryParam("province") String province,
      @Context SecurityContext security) {
    return indicators.breakdown(
        caller(security),
        scope(year, cutoff, level, content, province),
        id,
        value(ExtensionIndicators.By.class, "by", by));
  }

  /** The projects behind a numerator or, with {@code part=denominator}, a denominator. */
  @GET
  @Path("indicators/{id}/records")
  public Page<IndicatorRecord> records(
      @PathParam("id") String id,
      @QueryParam("part") @DefaultValue("numerator") String part,
      @QueryParam("year") Integer year,
      @QueryParam("cutoff") String cutoff,
      @QueryParam("level") String level,
      @QueryParam("content") String content,
      @QueryParam("province") String province,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return indicators.records(
        caller(security),
        scope(year, cutoff, level, content, province),
        id,
        "denominator".equals(part),
        request(offset, limit, null, null, Map.of()));
  }

  /** What lies ahead of projects; {@code warning} is a name or {@code any}. */
  @GET
  @Path("warnings")
  public Page<Outlook> warnings(
      @QueryParam("warning") String warning,
      @QueryParam("level") String level,
      @QueryParam("year") String year,
      @QueryParam("unit") String unit,
      @QueryParam("province") String province,
      @QueryParam("phase") String phase,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("warning", warning);
    filters.put("level", level);
    filters.put("year", year);
    filters.put("unit", unit);
    filters.put("province", province);
    filters.put("phase", phase);
    return warnings.projects(caller(security), request(offset, limit, sort, search, filters));
  }

  /** How many projects each warning is about. */
  @GET
  @Path("warnings/counts")
  public Map<Warning, Long> counts(@Context SecurityContext security) {
    return warnings.counts(caller(security));
  }

  /** The rules as they are in force today. */
  @GET
  @Path("warnings/rules")
  public List<EarlyWarnings.Rule> rules(@Context SecurityContext security) {
    return warnings.rules(caller(security));
  }

  /** What lies ahead of one project. */
  @GET
  @Path("projects/{id}/outlook")
  public Outlook outlook(@PathParam("id") String id, @Context SecurityContext security) {
    return warnings
        .project(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "đề án", id));
  }

  /** Monthly reports of a project, latest first. */
  @GET
  @Path("projects/{id}/months")
  public List<MonthReport> months(@PathParam("id") String id, @Context SecurityContext security) {
    return months.reports(caller(security), id(id));
  }

  /** The sheet of a month. */
  @GET
  @Path("months/{month}")
  public Page<MonthRow> sheet(
      @PathParam("month") String month,
      @QueryParam("level") String level,
      @QueryParam("year") String year,
      @QueryParam("unit") String unit,
      @QueryParam("reported") String reported,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("level", level);
    filters.put("year", year);
    filters.put("unit", unit);
    filters.put("reported", reported);
    return months.sheet(
        caller(security), month(month), request(offset, limit, sort, search, filters));
  }

  /** Stores reports of a month, all or none; says how many were new or changed. */
  @PUT
  @Path("months/{month}")
  public Map<String, Integer> save(
      @PathParam("month") String month,
      List<MonthReport> reports,
      @Context SecurityContext security) {
    return Map.of(
        "stored",
        months.save(caller(security), month(month), reports == null ? List.of() : reports));
  }

  /** Confirms reports of a month in the name of the department. */
  @POST
  @Path("months/{month}/confirm")
  public Map<String, Integer> confirm(
      @PathParam("month") String month, List<UUID> projects, @Context SecurityContext security) {
    return Map.of(
        "confirmed",
        months.confirm(caller(security), month(month), projects == null ? List.of() : projects));
  }

  private IndicatorScope scope(
      Integer year, String cutoff, String level, String content, String province) {
    LocalDate day;
    UnitRef unit;
    try {
      day = cutoff == null ? work.today() : LocalDate.parse(cutoff);
    } catch (DateTimeException e) {
      throw wrong("cutoff");
    }
    try {
      unit = province == null ? null : UnitRef.parse(province);
    } catch (IllegalArgumentException e) {
      throw wrong("province");
    }
    return new IndicatorScope(
        year == null ? day.getYear() : year,
        day,
        level == null ? null : value(FundLevel.class, "level", level),
        content,
        unit);
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw wrong("month");
    }
  }

  private static <E extends Enum<E>> E value(Class<E> type, String field, String text) {
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw wrong(field);
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw wrong("id");
    }
  }

  private static CtdpException wrong(String field) {
    return new CtdpException(
        CoreError.INVALID,
        List.of(
            FieldProblem.error(
                field, "KC-BC-10", "Giá trị không đọc được.", "The value cannot be read.")),
        null);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static PageRequest request(
      int offset, int limit, String sort, String search, Map<String, String> filters) {
    Map<String, String> given = new HashMap<>(filters);
    given.values().removeIf(Objects::isNull);
    if (offset < 0) {
      throw wrong("offset");
    }
    List<Sort> sorts =
        sort == null
            ? List.of()
            : List.of(
                new Sort(sort.startsWith("-") ? sort.substring(1) : sort, !sort.startsWith("-")));
    return new PageRequest(
        offset,
        Math.max(1, Math.min(limit, LARGEST_PAGE)),
        sorts,
        search == null ? "" : search,
        given);
  }
}
