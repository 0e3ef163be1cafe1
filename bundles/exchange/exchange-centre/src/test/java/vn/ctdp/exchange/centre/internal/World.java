package vn.ctdp.exchange.centre.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.aries.jpa.template.JpaTemplate;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormSource;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.testing.TestKeys;

/** One centre node with simple neighbours: three provinces, callers who may send for one each. */
final class World {

  static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);
  static final UnitRef LAI_CHAU = new UnitRef("12", Vintage.V34);
  static final UnitRef HA_NOI = new UnitRef("01", Vintage.V34);
  static final Period PERIOD = Period.parse("2026-H1");
  static final FormKey FORM = new FormKey("test-clusters", 1);
  static final Caller NATIONAL = caller("national");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-21T02:00:00Z"), ZoneOffset.UTC);

  static final TestKeys KEYS = new TestKeys();

  final IntakeServiceImpl intake;
  final CarriedIntakeImpl carried;
  final ConsolidationServiceImpl consolidation;
  final CentreForms forms;
  final List<String> audit = new CopyOnWriteArrayList<>();

  World(JpaTemplate jpa) {
    this(jpa, Map.of("perSender", 100, "signatures", "optional", "formGraceSeconds", 0));
  }

  World(JpaTemplate jpa, Map<String, Object> settings) {
    forms = new CentreForms(jpa, CLOCK);
    forms.addSource(new Source());
    Access access = new Access();
    Packing packed = new Packing(jpa);
    intake =
        new IntakeServiceImpl(
            jpa,
            packed,
            access,
            forms,
            territory(),
            auditLog(),
            CLOCK,
            config(IntakeConfig.class, settings));
    intake.signer = KEYS.signer(Optional.empty());
    intake.keys = KEYS;
    carried =
        new CarriedIntakeImpl(
            intake, access, auditLog(), CLOCK, config(IntakeConfig.class, settings));
    consolidation = new ConsolidationServiceImpl(jpa, packed, access, forms, territory(), CLOCK);
  }

  /** A report with a number, canonical. */
  static byte[] numbered(
      UnitRef province,
      long number,
      String before,
      int revision,
      String planned,
      String land,
      String let) {
    return EnvelopeCodec.write(
        envelope(province, revision, planned, land, let).at(number, Optional.ofNullable(before)));
  }

  /** Signed with a province's key. */
  static byte[] sign(UnitRef province, byte[] content) {
    return new SignedDocument(
            content, KEYS.signer(Optional.of(province)).sign(SignedDocument.REPORT, content))
        .write();
  }

  /** The same report with more records behind its first figure. */
  static byte[] withOrigins(byte[] report, int count) {
    String origin =
        "{\"contribution\":null,\"id\":\"o%d\",\"note\":\"\",\"title\":\"\",\"type\":\"cluster\"},";
    StringBuilder origins = new StringBuilder("\"origins\":[");
    for (int i = 0; i < count; i++) {
      origins.append(origin.formatted(i));
    }
    return new String(report, StandardCharsets.UTF_8)
        .replaceFirst(
            "\"origins\":\\[", java.util.regex.Matcher.quoteReplacement(origins.toString()))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Caller caller(String name) {
    return new Caller(name, name, name, Caller.Kind.MACHINE, "rest", "127.0.0.1", Locale.ENGLISH);
  }

  /** The machine account of a province. */
  static Caller machine(UnitRef province) {
    return caller(province.toString());
  }

  /** A report as a province would send it; a row's value may be null. */
  static byte[] report(UnitRef province, int revision, String planned, String land, String let) {
    return EnvelopeCodec.write(envelope(province, revision, planned, land, let));
  }

  static Envelope envelope(
      UnitRef province, int revision, String planned, String land, String let) {
    List<Envelope.Cell> cells = new ArrayList<>();
    cells.add(cell("cluster", "1", planned, ReportCell.Source.RECORDS));
    cells.add(cell("ha", "2", land, ReportCell.Source.RECORDS));
    cells.add(cell("ha", "3", let, ReportCell.Source.MANUAL));
    String rate = null;
    if (land != null && let != null && new BigDecimal(land).signum() != 0) {
      rate =
          new BigDecimal(let)
              .multiply(new BigDecimal(100))
              .divide(new BigDecimal(land), 6, java.math.RoundingMode.HALF_UP)
              .toPlainString();
    }
    cells.add(cell("%", "4", rate, ReportCell.Source.FORMULA));
    return new Envelope(
        UUID.nameUUIDFromBytes((province + "/" + revision).getBytes()).toString(),
        new Envelope.Sender("so-" + province.code(), "SCT-" + province.code(), province),
        FORM,
        PERIOD,
        revision,
        PERIOD.closingTo(),
        Instant.parse("2026-06-20T01:02:03Z"),
        Optional.of(new Envelope.Approval("Lãnh đạo Sở", Instant.parse("2026-06-21T01:00:00Z"))),
        Optional.empty(),
        cells,
        List.of());
  }

  private static Envelope.Cell cell(
      String unit, String row, String value, ReportCell.Source source) {
    BigDecimal v = value == null ? null : new BigDecimal(value);
    List<Origin> origins =
        source == ReportCell.Source.RECORDS && v != null
            ? List.of(new Origin(new SubjectRef("cluster", "c-" + row), "CCN " + row, v, "QĐ"))
            : List.of();
    return new Envelope.Cell(
        unit,
        new ReportCell(
            row,
            v,
            source == ReportCell.Source.MANUAL ? null : v,
            v == null ? ReportCell.Source.EMPTY : source,
            "",
            "",
            origins,
            0));
  }

  TerritoryService territory() {
    Map<String, AdminUnit> units = new LinkedHashMap<>();
    for (Map.Entry<UnitRef, String> e :
        List.of(
            Map.entry(HA_NOI, "Hà Nội"),
            Map.entry(LAI_CHAU, "Lai Châu"),
            Map.entry(LAM_DONG, "Lâm Đồng"))) {
      units.put(
          e.getKey().toString(),
          new AdminUnit(
              e.getKey(),
              UnitLevel.PROVINCE,
              UnitType.TINH,
              e.getValue(),
              e.getValue(),
              e.getValue(),
              Optional.empty(),
              "Bắc",
              "",
              null,
              null,
              ""));
    }
    return (TerritoryService)
        Proxy.newProxyInstance(
            World.class.getClassLoader(),
            new Class<?>[] {TerritoryService.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "provinces" -> List.copyOf(units.values());
                  case "find" -> Optional.ofNullable(units.get(arguments[0].toString()));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  AuditLog auditLog() {
    return (AuditLog)
        Proxy.newProxyInstance(
            World.class.getClassLoader(),
            new Class<?>[] {AuditLog.class},
            (proxy, method, arguments) -> {
              audit.add(arguments[1] + " " + arguments[3]);
              return null;
            });
  }

  /** A configuration with its defaults. */
  static <A extends Annotation> A config(Class<A> type, Map<String, Object> settings) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                settings.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  static final class Access implements AccessControl {

    @Override
    public boolean allowed(Caller caller, String permission, Target target) {
      if (Set.of(CentrePermissions.VIEW, CentrePermissions.CARRY, CentrePermissions.RECORDS)
          .contains(permission)) {
        return caller.username().equals("national");
      }
      return target.province().map(p -> p.toString().equals(caller.username())).orElse(false);
    }

    @Override
    public boolean allowedAnywhere(Caller caller, String permission) {
      return !caller.username().equals("nobody");
    }

    @Override
    public void require(Caller caller, String permission, Target target) {
      if (!allowed(caller, permission, target)) {
        throw new CtdpException(CoreError.ACCESS_DENIED, permission);
      }
    }

    @Override
    public void requireAnywhere(Caller caller, String permission) {
      if (!allowedAnywhere(caller, permission)) {
        throw new CtdpException(CoreError.ACCESS_DENIED, permission);
      }
    }

    @Override
    public Reach reach(Caller caller, String permission) {
      return new Reach(true, Set.of(), Set.of());
    }
  }

  private static final class Source implements FormSource {

    @Override
    public String moduleId() {
      return "clusters";
    }

    @Override
    public List<URL> definitions() {
      return List.of(World.class.getResource("/test-clusters-1.json"));
    }
  }
}
