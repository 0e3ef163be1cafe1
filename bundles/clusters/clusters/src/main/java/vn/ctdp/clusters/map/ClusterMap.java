package vn.ctdp.clusters.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Where clusters lie. Reading needs {@code clusters.register.view}, writing {@code
 * clusters.register.edit} in the province; at the centre nothing is written. Only WGS 84 is
 * understood: converting VN-2000 needs the province's axis and the parameters of its datum, and a
 * guess would be a few hundred metres wrong. Thread-safe.
 */
@ProviderType
public interface ClusterMap {

  /** Most bytes of a file. */
  int MOST_BYTES = 5 * 1024 * 1024;

  /** Most features of a file. */
  int MOST_FEATURES = 500;

  /** Most points of one outline. */
  int MOST_POINTS = 1_000;

  /** All clusters with what is known of their place on a day, in Vietnamese order. */
  List<MappedCluster> clusters(Caller caller, LocalDate day);

  /** One cluster with its place on a day. */
  Optional<MappedCluster> cluster(Caller caller, UUID id, LocalDate day);

  /** Every place ever recorded of a cluster, newest first. */
  List<Place> history(Caller caller, UUID cluster);

  /**
   * Records a point.
   *
   * @param from first day on which it holds
   * @param source where it is from, in words
   * @throws vn.ctdp.core.error.CtdpException for a point outside Viet Nam or with its coordinates
   *     swapped, a missing source, or a missing right
   */
  MappedCluster savePoint(
      Caller caller, UUID cluster, GeoPoint point, LocalDate from, String source);

  /**
   * Records an outline.
   *
   * @param geoJson a geometry or feature of type Polygon or MultiPolygon
   * @throws vn.ctdp.core.error.CtdpException for an outline that is open, crosses itself, lies
   *     outside Viet Nam or has too many points, a missing source, or a missing right
   */
  MappedCluster saveOutline(
      Caller caller, UUID cluster, String geoJson, LocalDate from, String source);

  /** Records that a place holds no longer from a day on. */
  MappedCluster remove(Caller caller, UUID cluster, Place.Kind kind, LocalDate from, String source);

  /**
   * Reads a GeoJSON file and says which feature would become the place of which cluster. Nothing is
   * stored.
   *
   * @param property property with the code or the name of the cluster; null to find one
   * @throws vn.ctdp.core.error.CtdpException when the file as a whole cannot be read
   */
  ImportPreview preview(
      Caller caller, String fileName, byte[] content, String property, LocalDate day);

  /**
   * Imports a file: every feature or none.
   *
   * @return how many places were recorded
   * @throws vn.ctdp.core.error.CtdpException when a feature has a problem; then nothing is stored
   */
  int importFile(
      Caller caller,
      String fileName,
      byte[] content,
      String property,
      LocalDate from,
      String source);
}
