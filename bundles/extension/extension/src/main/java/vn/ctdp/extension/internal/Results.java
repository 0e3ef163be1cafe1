package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;

/** What was really reached, as it is kept with the acceptance: {@code LAO_DONG=30;MO_HINH=1}. */
final class Results {

  /** As many kinds as fit into the column, each with its largest quantity. */
  private static final int MOST = 25;

  private Results() {}

  /** Null for none. */
  static String write(List<Progress.Result> results) {
    return results.isEmpty()
        ? null
        : results.stream()
            .map(r -> r.kind() + "=" + r.quantity().stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(";"));
  }

  static List<Progress.Result> read(String kept) {
    return kept == null || kept.isEmpty()
        ? List.of()
        : Arrays.stream(kept.split(";"))
            .map(r -> r.split("=", 2))
            .map(r -> new Progress.Result(r[0], new BigDecimal(r[1])))
            .toList();
  }

  /** Each kind once and known; every result that was registered has its figure, be it 0. */
  static void check(EntityManager em, Project project, List<Progress.Result> results, Input input) {
    if (results.size() > MOST) {
      input.add(
          "results",
          "KC-TT-11",
          "Nhiều hơn " + MOST + " chỉ tiêu kết quả.",
          "More than " + MOST + " kinds of result.");
      return;
    }
    Set<String> given = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      Progress.Result r = results.get(i);
      String field = "results[" + i + "]";
      input.quantity(field + ".quantity", r.quantity(), true);
      if (r.kind() == null || r.kind().isBlank()) {
        input.missing(field + ".kind");
      } else if (em.find(OutputKindEntity.class, r.kind()) == null) {
        input.add(
            field + ".kind",
            "KC-IN-30",
            "Chỉ tiêu kết quả không có trong danh mục.",
            "No such kind of result.");
      } else if (!given.add(r.kind())) {
        input.add(
            field + ".kind",
            "KC-TT-10",
            "Chỉ tiêu này đã ghi ở dòng khác; cộng vào một dòng.",
            "This kind stands in another row; put the sum in one row.");
      }
    }
    for (String kind : project.outputs().stream().map(Project.Output::kind).distinct().toList()) {
      if (!given.contains(kind)) {
        OutputKindEntity known = em.find(OutputKindEntity.class, kind);
        String vi = known == null ? kind : known.nameVi;
        String en = known == null ? kind : known.nameEn;
        input.add(
            "results",
            "KC-TT-9",
            "Ghi kết quả thực tế của “"
                + vi
                + "”, ghi 0 nếu không đạt (TT 36/2013/TT-BCT Điều 14).",
            "Record what was reached of “"
                + en
                + "”, 0 if nothing (Circular 36/2013/TT-BCT, Article 14).");
      }
    }
  }
}
