package vn.ctdp.extension.network;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.report.Indicator;

/**
 * Coverage of communes by collaborators, figures of the network, and where communes lie. Reading
 * needs {@code extension.network.view}; the number of statements does not depend on the number of
 * communes and people. Thread-safe.
 */
@ProviderType
public interface NetworkCoverage {

  /**
   * Coverage on a day, restated into that day's division.
   *
   * @throws vn.ctdp.core.error.CtdpException at the centre, which keeps no collaborators
   */
  Coverage coverage(Caller caller, LocalDate day);

  /**
   * Communes with who serves them, a page of {@link #coverage}. Filters: {@code day} (ISO, today
   * without), {@code show} ({@code with}, {@code without}, {@code ending}: a term that runs out
   * within 30 days). Search: name of commune or district. Sorts: name, district.
   */
  Page<Coverage.CommuneCover> communes(Caller caller, PageRequest request);

  /** Figures of the network on a day, each with numerator, denominator and method. No names. */
  List<Indicator> indicators(Caller caller, LocalDate day);

  /** Places of the province's communes. */
  List<CommunePlace> places(Caller caller);

  /**
   * Stores places of communes; of a commune that has one it is replaced. Needs {@code
   * extension.network.edit}.
   *
   * @param places at most 1,000
   * @return how many were stored
   */
  int savePlaces(Caller caller, List<CommunePlace> places);

  /**
   * Reads a GeoJSON file (RFC 7946, WGS 84) with points or outlines of communes and stores what it
   * says. A feature names its commune by a property {@code code}, {@code ma}, {@code ma_xa} or
   * {@code maxa}, else by {@code name}, {@code ten}, {@code ten_xa} or {@code tenxa} where that
   * name is the only one in the province. {@code district}, {@code huyen} or {@code huyen_cu} is
   * its former district.
   *
   * @param file the file, at most 5 MB
   * @param source where the file comes from
   */
  PlaceImport importPlaces(Caller caller, byte[] file, String source);

  /**
   * What became of a file.
   *
   * @param stored how many communes have a place from it
   * @param unknown features whose commune was not found, as they were named
   */
  record PlaceImport(int stored, List<String> unknown) {

    public PlaceImport {
      unknown = List.copyOf(unknown);
    }
  }
}
