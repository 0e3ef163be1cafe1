package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Assessment.Check;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.Project;

/**
 * Whether an establishment may be supported (V-KC-5): by its place as that was on the day, by its
 * size, by its branch. A ward of a centrally run city is out unless the rule of the day says
 * otherwise or the establishment belongs to a recognised craft village.
 */
final class Eligibility {

  private static final String CITY_WARD = "kc.eligible.city.ward";
  private static final String PROVINCE_WARD = "kc.eligible.province.ward";
  private static final String CLAUSE = "NĐ 45/2012/NĐ-CP Điều 1, Điều 2";

  private final TerritoryService territory;

  Eligibility(TerritoryService territory) {
    this.territory = territory;
  }

  List<Check> of(
      Establishment who,
      Project.Beneficiary beneficiary,
      Content content,
      LocalDate day,
      AssessmentService.Rules rules) {
    List<Check> checks = new ArrayList<>();
    checks.add(place(who, beneficiary, day, rules));
    if (who.ownerType() == OwnerType.DN_LON && (content == null || !content.anySize())) {
      checks.add(
          check(
              Outcome.KHONG_DAT,
              who,
              "Doanh nghiệp lớn không thuộc đối tượng thụ hưởng của nội dung này.",
              "A large enterprise may not be supported with this content.",
              CLAUSE));
    }
    if (who.sector() == null || who.sector().isBlank()) {
      checks.add(
          check(
              Outcome.CHUA_RO,
              who,
              "Chưa ghi ngành nghề của cơ sở.",
              "The establishment's branch is not recorded.",
              "NĐ 45/2012/NĐ-CP Điều 5"));
    }
    return checks;
  }

  private Check place(
      Establishment who,
      Project.Beneficiary beneficiary,
      LocalDate day,
      AssessmentService.Rules rules) {
    Optional<AdminUnit> commune = at(who.commune(), day);
    if (commune.isEmpty()) {
      return check(
          Outcome.CHUA_RO,
          who,
          "Chưa ghi xã, phường của cơ sở.",
          "The establishment's commune is not recorded.",
          CLAUSE);
    }
    AdminUnit unit = commune.get();
    if (unit.type() != UnitType.PHUONG) {
      return check(
          Outcome.DAT,
          who,
          "Cơ sở ở " + unit.fullNameVi() + ", thuộc diện.",
          "The establishment is in " + unit.fullNameVi() + ", which is entitled.",
          clause(rules.get(PROVINCE_WARD).or(() -> rules.get(CITY_WARD))));
    }
    Optional<AdminUnit> province = province(unit, who.province(), day);
    if (province.isEmpty()) {
      return check(
          Outcome.CHUA_RO,
          who,
          "Không xác định được tỉnh, thành phố của " + unit.fullNameVi() + ".",
          "The province of " + unit.fullNameVi() + " is not known.",
          CLAUSE);
    }
    boolean city = province.get().type() == UnitType.THANH_PHO_TW;
    Optional<Parameter> rule =
        city ? rules.get(CITY_WARD) : rules.get(PROVINCE_WARD).or(() -> rules.get(CITY_WARD));
    boolean entitled = rule.map(p -> p.number().signum() > 0).orElse(false);
    String where =
        unit.fullNameVi()
            + ", "
            + province.get().fullNameVi()
            + " ("
            + province.get().type().vi()
            + " tại ngày "
            + ProjectInput.shown(day)
            + ")";
    if (entitled) {
      return check(
          Outcome.DAT,
          who,
          "Cơ sở ở " + where + ", thuộc diện.",
          where + ": entitled.",
          clause(rule));
    }
    if (beneficiary.craftVillage() != null && !beneficiary.craftVillage().isBlank()) {
      return check(
          Outcome.DAT,
          who,
          where + "; thuộc làng nghề được công nhận: " + beneficiary.craftVillage() + ".",
          where + "; of a recognised craft village: " + beneficiary.craftVillage() + ".",
          clause(rule));
    }
    // Before the change some wards were entitled by the grade of their city, which is not recorded.
    boolean byGrade = rules.get(PROVINCE_WARD).isEmpty();
    return byGrade
        ? check(
            Outcome.CANH_BAO,
            who,
            where
                + ": phường chỉ thuộc diện theo loại đô thị (loại 2, 3; loại 1 nâng cấp từ xã chưa"
                + " quá 5 năm). Cần xác nhận.",
            where + ": wards are entitled by the grade of their city only. To be confirmed.",
            clause(rule))
        : check(
            Outcome.KHONG_DAT,
            who,
            where + ": không thuộc diện cơ sở công nghiệp nông thôn, trừ làng nghề được công nhận.",
            where + ": not entitled, except in a recognised craft village.",
            clause(rule));
  }

  /** The unit as it is on the day; one of a former division is restated to it. */
  private Optional<AdminUnit> at(UnitRef ref, LocalDate day) {
    if (ref == null) {
      return Optional.empty();
    }
    Optional<AdminUnit> own = territory.find(ref, day);
    boolean inForce =
        own.isPresent()
            && (own.get().validTo() == null || !day.isAfter(own.get().validTo()))
            && (own.get().validFrom() == null || !day.isBefore(own.get().validFrom()));
    if (inForce) {
      return own;
    }
    List<vn.ctdp.core.territory.UnitShare> shares = territory.restate(ref, day);
    return shares == null || shares.isEmpty()
        ? own
        : territory.find(shares.get(0).unit(), day).or(() -> own);
  }

  private Optional<AdminUnit> province(AdminUnit commune, UnitRef recorded, LocalDate day) {
    UnitRef of = commune.parent().filter(p -> p.code().length() == 2).orElse(recorded);
    return at(of, day);
  }

  private static String clause(Optional<Parameter> rule) {
    return rule.map(Ceilings::clause).orElse(CLAUSE);
  }

  private static Check check(
      Outcome outcome, Establishment who, String vi, String en, String clause) {
    return new Check("V-KC-5", outcome, who.name(), new Localized(vi, en), clause, List.of());
  }
}
