package vn.ctdp.core.papers.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.paper.PaperNumber;
import vn.ctdp.core.paper.PaperNumbers;
import vn.ctdp.core.paper.PaperOffice;
import vn.ctdp.core.paper.PaperSeries;
import vn.ctdp.core.paper.PaperState;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;

/** Offices and number sequences. Thread-safe. */
@Component(service = {PaperNumbers.class, NumberService.class})
public class NumberService implements PaperNumbers {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** What offices and numbers are audited on. */
  static final SubjectRef REGISTER = new SubjectRef("paper-register", "numbers");

  private static final Pattern SYMBOL = Pattern.compile("\\p{L}[\\p{L}\\p{N}.-]{0,19}");
  private static final Pattern PART = Pattern.compile("\\{(so(?::([1-6]))?|loai|coquan|nam)\\}");
  private static final String DEPARTMENT = "Sở Công Thương ";

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final Sources sources;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public NumberService(
      @Reference(target = "(osgi.unit.name=papers)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference Sources sources,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.instance = instance;
    this.sources = sources;
    this.clock = clock;
  }

  // --- for the other services, within their transactions ---

  /** Waits until all writers before are done; the turn ends with the transaction. */
  static void awaitTurn(EntityManager em) {
    int rows =
        em.createNativeQuery("UPDATE papers.paper_turn SET taken = taken + 1 WHERE id = 1")
            .executeUpdate();
    if (rows != 1) {
      throw new IllegalStateException("papers.paper_turn has no row");
    }
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** The office, or the first one for null. */
  OfficeEntity office(EntityManager em, String symbol) {
    List<OfficeEntity> all = all(em);
    return all.stream()
        .filter(o -> symbol == null || o.symbol.equals(symbol))
        .findFirst()
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cơ quan ban hành", symbol));
  }

  private List<OfficeEntity> all(EntityManager em) {
    List<OfficeEntity> all = load(em);
    if (all.isEmpty()) {
      awaitTurn(em);
      all = load(em);
    }
    if (all.isEmpty()) {
      OfficeEntity own = own();
      em.persist(own);
      em.flush();
      all = List.of(own);
    }
    return all;
  }

  private static List<OfficeEntity> load(EntityManager em) {
    return em.createQuery(
            "select o from PaperOffice o order by o.first desc, o.symbol", OfficeEntity.class)
        .getResultList();
  }

  /** The instance's own office, as far as its name tells. */
  private OfficeEntity own() {
    OfficeEntity o = new OfficeEntity();
    String name = instance.name().vi();
    o.first = 1;
    if (instance.role() == InstanceRole.CENTRE) {
      o.symbol = "ĐCK";
      o.name = name;
      o.superior = "Bộ Công Thương";
      o.place = "Hà Nội";
      o.signer = "CỤC TRƯỞNG";
      return o;
    }
    boolean department = name.startsWith(DEPARTMENT);
    String area = department ? name.substring(DEPARTMENT.length()) : "";
    o.symbol = "SCT";
    o.name = department ? DEPARTMENT.strip() : name;
    o.superior = area.isEmpty() ? null : "Ủy ban nhân dân " + area;
    o.place = area.replaceFirst("^(tỉnh|thành phố) ", "");
    o.signer = "GIÁM ĐỐC";
    return o;
  }

  /** The next number, used with the transaction; concurrent callers wait for its end. */
  int take(EntityManager em, String office, String type, int year) {
    String id = office + "/" + type + "/" + year;
    if (count(em, id) == 0) {
      awaitTurn(em);
      if (count(em, id) == 0) {
        insert(em, office, type, year, 1);
      }
    }
    return last(em, id);
  }

  private static int count(EntityManager em, String id) {
    return em.createNativeQuery(
            "UPDATE papers.paper_series SET last_number = last_number + 1 WHERE id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  private static void insert(EntityManager em, String office, String type, int year, int last) {
    em.createNativeQuery(
            "INSERT INTO papers.paper_series (id, office, document_type, series_year, last_number)"
                + " VALUES (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, office + "/" + type + "/" + year)
        .setParameter(2, office)
        .setParameter(3, type)
        .setParameter(4, year)
        .setParameter(5, last)
        .executeUpdate();
  }

  private static int last(EntityManager em, String id) {
    return ((Number)
            em.createNativeQuery("SELECT last_number FROM papers.paper_series WHERE id = ?1")
                .setParameter(1, id)
                .getSingleResult())
        .intValue();
  }

  /** A number as it is written; dots for null. */
  String text(EntityManager em, String office, String type, int year, Integer number) {
    PatternEntity own = em.find(PatternEntity.class, office + "/" + type);
    return write(own == null ? DEFAULT_PATTERN : own.pattern, office, type, year, number);
  }

  static String write(String pattern, String office, String type, int year, Integer number) {
    Matcher m = PART.matcher(pattern);
    StringBuilder result = new StringBuilder();
    while (m.find()) {
      String part =
          switch (m.group(1)) {
            case "loai" -> type;
            case "coquan" -> office;
            case "nam" -> Integer.toString(year);
            default ->
                number == null
                    ? "……"
                    : String.format(
                        Locale.ROOT, "%0" + (m.group(2) == null ? "1" : m.group(2)) + "d", number);
          };
      m.appendReplacement(result, Matcher.quoteReplacement(part));
    }
    return m.appendTail(result).toString();
  }

  // --- for people ---

  @Override
  public List<PaperOffice> offices(Caller caller) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required, em -> all(em).stream().map(NumberService::record).toList());
  }

  private static PaperOffice record(OfficeEntity o) {
    return new PaperOffice(
        o.symbol, o.name, o.superior, o.place, o.signer, o.first == 1, o.version);
  }

  @Override
  public PaperOffice saveOffice(Caller caller, PaperOffice office) {
    access.require(caller, PaperPermissions.NUMBER, Target.INSTANCE);
    List<FieldProblem> problems = new ArrayList<>();
    String symbol = VietnameseText.normalise(office.symbol());
    if (symbol == null || !SYMBOL.matcher(symbol).matches()) {
      problems.add(
          FieldProblem.error(
              "symbol",
              "VB-OFFICE",
              "Ký hiệu gồm chữ, số, dấu chấm, gạch ngang; bắt đầu bằng chữ; tối đa 20 ký tự.",
              "A symbol has letters, digits, dots and hyphens, begins with a letter, at most 20."));
    }
    String name = required(problems, "name", office.name(), 300);
    String place = required(problems, "place", office.place(), 200);
    String signer = required(problems, "signer", office.signer(), 200);
    String superior = VietnameseText.normalise(office.superior());
    if (superior != null && superior.length() > 300) {
      problems.add(tooLong("superior", 300));
    }
    refuse(problems);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          awaitTurn(em);
          List<OfficeEntity> all = all(em);
          OfficeEntity o =
              all.stream().filter(e -> e.symbol.equals(symbol)).findFirst().orElse(null);
          boolean created = o == null;
          if (created ? office.version() != 0 || exists(office, all) : !same(office, o)) {
            throw new CtdpException(CoreError.CONFLICT);
          }
          if (created) {
            o = new OfficeEntity();
            o.symbol = symbol;
          }
          o.name = name;
          o.superior = superior == null || superior.isEmpty() ? null : superior;
          o.place = place;
          o.signer = signer;
          if (office.first()) {
            all.forEach(e -> e.first = 0);
            o.first = 1;
          }
          if (created) {
            em.persist(o);
          }
          audit.append(
              caller,
              "core.paper.office",
              REGISTER,
              Map.of("symbol", symbol, "name", name, "place", place, "signer", signer));
          em.flush();
          return record(o);
        });
  }

  private static boolean exists(PaperOffice office, List<OfficeEntity> all) {
    return all.stream().anyMatch(o -> o.symbol.equalsIgnoreCase(office.symbol()));
  }

  private static boolean same(PaperOffice office, OfficeEntity stored) {
    return office.version() == stored.version;
  }

  @Override
  public List<PaperSeries> series(Caller caller, int year) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<String, String> patterns = new LinkedHashMap<>();
          em.createQuery("select p from PaperPattern p", PatternEntity.class)
              .getResultList()
              .forEach(p -> patterns.put(p.id, p.pattern));
          Map<String, PaperSeries> result = new TreeMap<>(VietnameseText.order());
          String first = office(em, null).symbol;
          sources.all().stream()
              .filter(o -> o.kind().numbered())
              .forEach(o -> add(result, patterns, first, o.kind().documentType(), year, 0));
          em.createQuery("select s from PaperSeries s where s.year = :year", SeriesEntity.class)
              .setParameter("year", year)
              .getResultList()
              .forEach(s -> add(result, patterns, s.office, s.documentType, year, s.last));
          return List.copyOf(result.values());
        });
  }

  private static void add(
      Map<String, PaperSeries> result,
      Map<String, String> patterns,
      String office,
      String type,
      int year,
      int last) {
    String key = office + "/" + type;
    String pattern = patterns.getOrDefault(key, DEFAULT_PATTERN);
    result.put(
        key,
        new PaperSeries(
            office, type, year, last, write(pattern, office, type, year, last + 1), pattern));
  }

  @Override
  public void savePattern(Caller caller, String office, String documentType, String pattern) {
    access.require(caller, PaperPermissions.NUMBER, Target.INSTANCE);
    String own = VietnameseText.normalise(pattern);
    if (own != null && !own.isEmpty()) {
      Matcher m = PART.matcher(own);
      int numbers = 0;
      while (m.find()) {
        numbers += m.group(1).startsWith("so") ? 1 : 0;
      }
      if (numbers != 1
          || own.length() > 60
          || PART.matcher(own).replaceAll("").matches(".*[{}].*")) {
        throw invalid(
            "pattern",
            "VB-PATTERN",
            "Cách ghi số phải có {so} đúng một lần; các phần khác chỉ gồm {loai}, {coquan}, {nam};"
                + " tối đa 60 ký tự.",
            "The pattern needs {so} exactly once; other parts are {loai}, {coquan} and {nam} only;"
                + " at most 60 characters.");
      }
    }
    type(documentType);
    jpa.tx(
        TransactionType.Required,
        em -> {
          awaitTurn(em);
          office(em, office);
          PatternEntity e = em.find(PatternEntity.class, office + "/" + documentType);
          if (own == null || own.isEmpty()) {
            if (e != null) {
              em.remove(e);
            }
          } else if (e == null) {
            e = new PatternEntity();
            e.id = office + "/" + documentType;
            e.office = office;
            e.documentType = documentType;
            e.pattern = own;
            em.persist(e);
          } else {
            e.pattern = own;
          }
          audit.append(
              caller,
              "core.paper.pattern",
              REGISTER,
              Map.of(
                  "series",
                  office + "/" + documentType,
                  "pattern",
                  own == null || own.isEmpty() ? DEFAULT_PATTERN : own));
        });
  }

  @Override
  public PaperSeries correct(
      Caller caller, String office, String documentType, int year, int last, String reason) {
    access.require(caller, PaperPermissions.NUMBER, Target.INSTANCE);
    List<FieldProblem> problems = new ArrayList<>();
    String why = required(problems, "reason", reason, 1000);
    if (last < 0 || last > 999_999) {
      problems.add(
          FieldProblem.error(
              "last", "VB-NUMBER", "Số phải từ 0 đến 999.999.", "A number is 0 to 999,999."));
    }
    if (Math.abs(year - today().getYear()) > 1) {
      problems.add(
          FieldProblem.error(
              "year",
              "VB-YEAR",
              "Chỉ chỉnh số của năm trước, năm nay và năm sau.",
              "Only numbers of last, this and next year can be set."));
    }
    refuse(problems);
    type(documentType);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          awaitTurn(em);
          office(em, office);
          String id = office + "/" + documentType + "/" + year;
          // The row's lock first: a number that is being used counts.
          int rows =
              em.createNativeQuery(
                      "UPDATE papers.paper_series SET last_number = last_number WHERE id = ?1")
                  .setParameter(1, id)
                  .executeUpdate();
          int before = rows == 0 ? 0 : last(em, id);
          Integer largest =
              em.createQuery(
                      "select max(p.number) from PaperRecord p where p.office = :office and"
                          + " p.documentType = :type and p.year = :year",
                      Integer.class)
                  .setParameter("office", office)
                  .setParameter("type", documentType)
                  .setParameter("year", year)
                  .getSingleResult();
          if (largest != null && last < largest) {
            throw new CtdpException(PaperError.NUMBER_BELOW, last, largest);
          }
          if (rows == 0) {
            insert(em, office, documentType, year, last);
          } else {
            em.createNativeQuery("UPDATE papers.paper_series SET last_number = ?1 WHERE id = ?2")
                .setParameter(1, last)
                .setParameter(2, id)
                .executeUpdate();
          }
          audit.append(
              caller,
              "core.paper.number",
              REGISTER,
              Map.of("series", id, "last", before + " → " + last, "reason", why));
          Map<String, PaperSeries> result = new LinkedHashMap<>();
          PatternEntity own = em.find(PatternEntity.class, office + "/" + documentType);
          Map<String, String> patterns = own == null ? Map.of() : Map.of(own.id, own.pattern);
          add(result, patterns, office, documentType, year, last);
          return result.values().iterator().next();
        });
  }

  @Override
  public Page<PaperNumber> numbers(Caller caller, PageRequest request) {
    access.requireAnywhere(caller, PaperPermissions.VIEW);
    StringBuilder where = new StringBuilder(" from PaperRecord p where p.number is not null");
    Map<String, Object> parameters = new LinkedHashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              if (!Set.of("year", "office", "type").contains(name)
                  || name.equals("year") && !value.matches("\\d{4}")) {
                throw SortColumns.unknown("filters." + name);
              }
              String field = name.equals("type") ? "documentType" : name;
              where.append(" and p.").append(field).append(" = :").append(name);
              parameters.put(name, name.equals("year") ? Integer.valueOf(value) : value);
            });
    if (!request.search().isBlank()) {
      where.append(" and lower(p.numberText) like :search escape '!'");
      parameters.put(
          "search",
          "%"
              + request.search().strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1")
              + "%");
    }
    String order =
        new SortColumns(
                Map.of("number", "p.number", "on", "p.issuedOn", "type", "p.documentType"),
                "p.issuedAt desc",
                "p.id")
            .orderBy(request.sorts());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count = em.createQuery("select count(p)" + where, Long.class);
          TypedQuery<PaperEntity> rows =
              em.createQuery("select p" + where + order, PaperEntity.class);
          parameters.forEach(count::setParameter);
          parameters.forEach(rows::setParameter);
          return new Page<>(
              rows
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(NumberService::number)
                  .toList(),
              count.getSingleResult());
        });
  }

  private static PaperNumber number(PaperEntity p) {
    return new PaperNumber(
        p.office,
        p.documentType,
        p.year,
        p.number,
        p.numberText,
        UUID.fromString(p.id),
        new Localized(p.nameVi, p.nameEn),
        new SubjectRef(p.subjectType, p.subjectId),
        p.issuedOn,
        PaperState.CANCELLED.name().equals(p.state) ? p.reason : null,
        p.issuedBy,
        p.issuedAt);
  }

  // --- checks ---

  private static void type(String documentType) {
    if (documentType == null || !SYMBOL.matcher(documentType).matches()) {
      throw invalid(
          "documentType",
          "VB-TYPE",
          "Ký hiệu loại văn bản gồm chữ, số, gạch ngang, tối đa 20 ký tự.",
          "A kind of document has letters, digits and hyphens, at most 20.");
    }
  }

  static String required(List<FieldProblem> problems, String field, String text, int longest) {
    String value = VietnameseText.normalise(text);
    if (value == null || value.isEmpty()) {
      problems.add(FieldProblem.error(field, "VB-EMPTY", "Cần nhập.", "Needed."));
    } else if (value.length() > longest) {
      problems.add(tooLong(field, longest));
    }
    return value;
  }

  static FieldProblem tooLong(String field, int longest) {
    return FieldProblem.error(
        field, "VB-LONG", "Tối đa " + longest + " ký tự.", "At most " + longest + " characters.");
  }

  static void refuse(List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
  }

  private static CtdpException invalid(String field, String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, code, vi, en)), null);
  }
}
