package vn.ctdp.clusters.ui.internal;

import java.util.List;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.ui.map.MapFeature;

/** What clusters look like on a map. */
final class MapMarks {

  private MapMarks() {}

  /** Colours of the stages; each is told by its word in the legend too. */
  static String colour(Stage stage) {
    return switch (stage) {
      case QUY_HOACH -> "#6b7c8f";
      case DANG_XUC_TIEN -> "#8d6fb8";
      case DANG_THANH_LAP -> "#b0568f";
      case QHCT -> "#8a5a00";
      case THANH_LAP -> "#5b3fa0";
      case CHUAN_BI -> "#14508f";
      case DA_DUYET_DU_AN -> "#2f7fc1";
      case GPMB -> "#c79a00";
      case XAY_DUNG -> "#d2691e";
      case HOAT_DONG -> "#1c6b3f";
      case MO_RONG -> "#4caf50";
      case HOAT_DONG_CHUA_TL -> "#0b8a8f";
      case TAM_DUNG -> "#5d4037";
      case RUT_QUY_HOACH -> "#9e9e9e";
      case CHUYEN_DOI -> "#37474f";
      case DA_BAI_BO -> "#9b1c1c";
    };
  }

  /** A cluster on the map. */
  static MapFeature feature(MappedCluster m, List<String> lines, String link) {
    GeoPoint point = m.point().map(Place::point).orElse(null);
    return new MapFeature(
        m.snapshot().cluster().id().toString(),
        m.snapshot().cluster().name(),
        colour(m.snapshot().stage()),
        link,
        point == null ? null : point.latitude(),
        point == null ? null : point.longitude(),
        m.outline().map(Place::outline).orElse(null),
        lines);
  }
}
