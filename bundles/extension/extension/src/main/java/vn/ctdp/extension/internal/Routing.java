package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Adjustment.Change;
import vn.ctdp.extension.Adjustment.Route;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;

/**
 * Whose decision an adjustment is, from the difference alone (TT 36/2013/TT-BCT Điều 11). Local
 * projects go the same way with the provincial chairman in the Minister's place.
 */
final class Routing {

  private static final String CLAUSE = "TT 36/2013/TT-BCT Điều 11";
  private static final String LOCAL_CLAUSE =
      "TT 46/2012/TT-BCT Điều 8.3b (áp dụng tương tự TT 36/2013/TT-BCT Điều 11)";

  /** Fields that nobody has to decide about. */
  private static final Set<String> FREE =
      Set.of("code", "note", "goal", "scope", "effects", "name", "sector");

  private static final Set<String> DETAILS = Set.of("places", "partners", "beneficiaries");
  private static final int LONGEST = 2000;

  private Routing() {}

  /** What differs and needs a decision, old and new. */
  static List<Change> changes(Project before, Project after) {
    Map<String, String> was = ProjectStore.image(before);
    Map<String, String> is = ProjectStore.image(after);
    List<Change> changes = new ArrayList<>();
    is.forEach(
        (field, value) -> {
          String old = was.getOrDefault(field, "");
          if (!old.equals(value) && !FREE.contains(field)) {
            changes.add(new Change(field, cut(old), cut(value)));
          }
        });
    return changes;
  }

  /** Whether only what a group project's detailed plan names is different. */
  static boolean onlyDetails(List<Change> changes) {
    return changes.stream().allMatch(c -> DETAILS.contains(c.field()));
  }

  /**
   * @param plan promotion money of the whole plan before, đồng
   */
  static Route of(Project before, Project after, FundLevel level, int planYear, long plan) {
    List<Change> changes = changes(before, after);
    long was = before.funds().support();
    long is = after.funds().support();
    boolean national = level == FundLevel.KCQG;
    Authority top = national ? Authority.BO : Authority.UBND;
    Authority middle = national ? Authority.CUC : Authority.SO;
    LocalDate lastDay = LocalDate.of(planYear, 12, 31);
    Authority authority;
    Localized why;
    if (is > was) {
      authority = top;
      why =
          new Localized(
              "Tăng kinh phí hỗ trợ " + ProjectInput.vnd(is - was) + " đồng",
              "Support rises by " + ProjectInput.vnd(is - was) + " VND");
    } else if (!before.contents().equals(after.contents()) || before.kind() != after.kind()) {
      authority = top;
      why = new Localized("Thay đổi nội dung đề án", "The contents change");
    } else if (after.end().isAfter(before.end()) && after.end().isAfter(lastDay)) {
      authority = top;
      why =
          new Localized(
              "Kéo dài sang năm sau năm kế hoạch " + planYear,
              "It goes on beyond the plan year " + planYear);
    } else if (after.kind() == ProjectKind.NHOM && onlyDetails(changes)) {
      authority = Authority.SO;
      why =
          new Localized(
              "Đề án nhóm, chỉ thay đổi địa điểm, đơn vị phối hợp, đơn vị thụ hưởng",
              "A group project in which only places, partners, beneficiaries change");
    } else {
      authority = middle;
      why =
          is < was
              ? new Localized(
                  "Giảm kinh phí hỗ trợ " + ProjectInput.vnd(was - is) + " đồng",
                  "Support falls by " + ProjectInput.vnd(was - is) + " VND")
              : new Localized(
                  "Không tăng kinh phí hỗ trợ, không đổi nội dung, trong năm kế hoạch",
                  "No more support, the same contents, within the plan year");
    }
    return new Route(
        authority,
        why,
        national ? CLAUSE : LOCAL_CLAUSE,
        changes,
        was,
        is,
        plan,
        Math.addExact(plan, is - was));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
