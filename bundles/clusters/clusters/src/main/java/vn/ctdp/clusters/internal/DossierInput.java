package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.DocumentEffect;
import vn.ctdp.clusters.dossier.DossierKind;
import vn.ctdp.clusters.dossier.NewDocument;
import vn.ctdp.clusters.dossier.NewDossier;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.internal.DossierDefinitions.DocumentRule;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.territory.UnitRef;

/** Collects what is wrong with an input about a dossier, to say it all at once. */
final class DossierInput {

  private static final LocalDate EARLIEST = LocalDate.of(2009, 10, 5);
  private static final BigDecimal LARGEST = new BigDecimal("10000");

  private final LocalDate today;
  private final List<FieldProblem> problems = new ArrayList<>();

  DossierInput(LocalDate today) {
    this.today = today;
  }

  static CtdpException problem(String field, String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, code, vi, en)), null);
  }

  void opening(NewDossier d) {
    if (d.kind() == null) {
      add("kind", "CCN-HS-1", "Cần chọn loại hồ sơ.", "Choose the kind of dossier.");
    } else if (d.kind().needsCluster() && d.cluster() == null) {
      add("cluster", "CCN-HS-1", "Cần chọn cụm công nghiệp.", "Choose the cluster.");
    } else if (d.planEntry() == null && d.cluster() == null) {
      add("planEntry", "CCN-HS-5", "Cần chọn mục phương án.", "Choose the plan entry.");
    }
    actDay("openedOn", d.openedOn(), EARLIEST);
    if (d.proposal() == null) {
      add("proposal", "CCN-HS-1", "Cần nhập nội dung đề nghị.", "Enter the proposal.");
    } else {
      proposal("proposal.", d.proposal());
      if (d.kind() == DossierKind.MO_RONG && d.proposal().area() == null) {
        add(
            "proposal.area",
            "CCN-HS-1",
            "Cần nhập diện tích sau mở rộng.",
            "Enter the area after expansion.");
      }
    }
  }

  void proposal(String at, Proposal p) {
    text(at + "name", p.name(), 200, true);
    area(at + "area", p.area(), false);
    area(at + "demandHa", p.demandHa(), true);
    communes(at + "communes", p.communes(), 8);
    communes(at + "scopeCommunes", p.scopeCommunes(), 100);
    text(at + "scopeBasis", p.scopeBasis(), 300, false);
    boolean answers =
        p.demandHa() != null
            || p.infrastructureDone() != null
            || p.solidWasteDone() != null
            || p.fireSafetyDone() != null;
    text(at + "factsSource", p.factsSource(), 300, answers);
    text(at + "note", p.note(), 1000, false);
  }

  void document(DocumentRule rule, NewDocument d, LocalDate earliest) {
    text("number", d.number(), 100, true);
    actDay("day", d.day(), earliest);
    text("issuer", d.issuer(), 300, false);
    text("signerTitle", d.signerTitle(), 200, rule.outgoing());
    text("summary", d.summary(), 1000, rule.wantsSummary());
    area("area", d.area(), false);
    if (d.area() != null && rule.effect() != DocumentEffect.DECIDE) {
      add("area", "CCN-HS-8", "Chỉ quyết định mới ghi diện tích.", "Only a decision has an area.");
    }
  }

  void applicant(Applicant a) {
    text("name", a.name(), 300, true);
    text("taxCode", a.taxCode(), 20, false);
    text("note", a.note(), 1000, false);
    if (a.type() == null) {
      add("type", "CCN-HS-1", "Cần chọn loại chủ đầu tư.", "Choose the kind of developer.");
    }
  }

  void member(Council.Member m) {
    if (m.role() == null) {
      add("role", "CCN-HS-1", "Cần chọn vai trò.", "Choose the place in the council.");
    }
    text("organisation", m.organisation(), 300, true);
    text("position", m.position(), 200, false);
  }

  void sheet(Council.Sheet s, Council council, List<Applicant> applicants) {
    if (council.members().stream().noneMatch(m -> m.id().equals(s.member()))) {
      add(
          "member",
          "CCN-HS-1",
          "Cần chọn thành viên của Hội đồng này.",
          "Choose a member of this council.");
    }
    if (applicants.stream().noneMatch(a -> a.id().equals(s.applicant()))) {
      add(
          "applicant",
          "CCN-HS-1",
          "Cần chọn bên đề nghị của hồ sơ này.",
          "Choose an applicant of this dossier.");
    }
    points("infrastructure", s.infrastructure(), council.maxima().infrastructure());
    points("environment", s.environment(), council.maxima().environment());
    points("capacity", s.capacity(), council.maxima().capacity());
    points("finance", s.finance(), council.maxima().finance());
    note("remark", s.remark());
  }

  private void points(String field, BigDecimal points, BigDecimal max) {
    if (points == null) {
      add(field, "CCN-HS-1", "Cần nhập điểm.", "Enter the points.");
    } else if (points.signum() < 0) {
      add(field, "CCN-HS-2", "Điểm không được âm.", "Points must not be negative.");
    } else if (points.compareTo(max) > 0) {
      String most = VnNumbers.formatTrimmed(max, 2);
      add(
          field,
          "CCN-HS-3",
          "Tiêu chí này tối đa " + most + " điểm.",
          "This criterion has at most " + most + " points.");
    } else if (Math.max(0, points.stripTrailingZeros().scale()) > 2) {
      add(field, "CCN-HS-4", "Nhiều hơn 2 số thập phân.", "More than 2 decimals.");
    }
  }

  void reason(String text) {
    text("reason", text, 1000, true);
  }

  void note(String field, String text) {
    text(field, text, 1000, false);
  }

  /** The day of an act: not before what it follows, not after today. */
  void actDay(String field, LocalDate day, LocalDate earliest) {
    if (day == null) {
      add(field, "CCN-HS-1", "Cần nhập ngày.", "Enter a day.");
    } else if (day.isAfter(today)) {
      add(field, "CCN-HS-9", "Ngày ở tương lai.", "The day lies in the future.");
    } else if (day.isBefore(earliest)) {
      String bound = DossierDecision.day(earliest);
      add(
          field,
          "CCN-HS-9",
          "Ngày trước mốc mà việc này tiếp theo (" + bound + ").",
          "The day is before what this follows (" + bound + ").");
    }
  }

  private void text(String field, String value, int max, boolean required) {
    if (value == null || value.isBlank()) {
      if (required) {
        add(field, "CCN-HS-1", "Cần nhập.", "Enter a value.");
      }
    } else if (value.length() > max) {
      add(field, "CCN-HS-1", "Dài quá " + max + " ký tự.", "Longer than " + max + " characters.");
    }
  }

  private void area(String field, BigDecimal ha, boolean zero) {
    if (ha == null) {
      return;
    }
    if (ha.signum() < 0 || (ha.signum() == 0 && !zero)) {
      add(field, "CCN-HS-2", "Diện tích phải lớn hơn 0.", "The area must be above 0.");
    } else if (ha.compareTo(LARGEST) > 0) {
      add(
          field,
          "CCN-HS-3",
          "Trên 10.000 ha: kiểm tra lại đơn vị (ha, không phải m²).",
          "More than 10,000 ha: check the unit (ha, not m²).");
    } else if (Math.max(0, ha.stripTrailingZeros().scale()) > 4) {
      add(field, "CCN-HS-4", "Nhiều hơn 4 số thập phân.", "More than 4 decimals.");
    }
  }

  private void communes(String field, List<UnitRef> communes, int most) {
    if (communes.size() > most) {
      add(field, "CCN-HS-3", "Nhiều hơn " + most + " xã.", "More than " + most + " communes.");
    }
    if (communes.stream().anyMatch(c -> !c.code().matches("\\d{5}"))) {
      add(field, "CCN-HS-2", "Mã xã gồm năm chữ số.", "A commune has a five-digit code.");
    }
  }

  private void add(String field, String code, String vi, String en) {
    problems.add(FieldProblem.error(field, code, vi, en));
  }

  /** Throws when anything was wrong. */
  void done() {
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
  }
}
