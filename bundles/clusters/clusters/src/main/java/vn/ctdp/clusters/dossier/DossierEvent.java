package vn.ctdp.clusters.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.text.Localized;

/**
 * Something that happened to a dossier; never changed afterwards.
 *
 * @param type what happened
 * @param rung rung on which the dossier stood afterwards
 * @param day day of the act
 * @param document document it rests on; null when there is none
 * @param note what was said; may be null
 * @param recordedBy sign-in name
 * @param recordedAt when
 */
public record DossierEvent(
    Type type,
    Rung rung,
    LocalDate day,
    UUID document,
    String note,
    String recordedBy,
    Instant recordedAt) {

  /** What happened. */
  public enum Type {
    OPENED("Mở hồ sơ", "Opened"),
    ADVANCED("Chuyển nấc", "Moved on"),
    PAUSED("Yêu cầu bổ sung, tạm dừng thời hạn", "Supplements asked for, clocks paused"),
    RESUMED("Nhận bổ sung, tính tiếp thời hạn", "Supplements received, clocks go on"),
    SHEET_CORRECTED("Sửa phiếu chấm điểm", "Scoring sheet corrected"),
    COUNCIL_DECIDED("Hội đồng kết luận", "Council concluded"),
    COUNCIL_CANCELLED("Hủy Hội đồng", "Council cancelled"),
    APPRAISED("Kết thúc thẩm định", "Appraisal concluded"),
    DECIDED("UBND tỉnh quyết định", "Province decided"),
    REFUSED("Không chấp thuận", "Refused"),
    WITHDRAWN("Rút hồ sơ", "Withdrawn"),
    COMPLETED("Hoàn thành", "Completed");

    private final Localized label;

    Type(String vi, String en) {
      this.label = new Localized(vi, en);
    }

    /** Label for people. */
    public Localized label() {
      return label;
    }
  }
}
