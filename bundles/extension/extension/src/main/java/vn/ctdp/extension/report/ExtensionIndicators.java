package vn.ctdp.extension.report;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * The aggregates KC-A1 to KC-A14 from records at a cut-off day. Needs {@code
 * extension.project.view}; a province sees its own, the centre all that are stored there. The
 * number of statements does not depend on the number of projects. Thread-safe.
 */
@ProviderType
public interface ExtensionIndicators {

  /** What aggregates are broken down by. */
  enum By {
    LEVEL,
    CONTENT,
    PROVINCE
  }

  /** All aggregates of a scope, in their official order. */
  List<Indicator> indicators(Caller caller, IndicatorScope scope);

  /** One aggregate for each level, content or province that has projects; keys in order. */
  Map<String, Indicator> breakdown(Caller caller, IndicatorScope scope, String id, By by);

  /**
   * The projects behind a part of an aggregate, in the order of their names.
   *
   * @param denominator whether the denominator is meant
   * @throws vn.ctdp.core.error.CtdpException for an id that does not exist, or a missing right
   */
  Page<IndicatorRecord> records(
      Caller caller, IndicatorScope scope, String id, boolean denominator, PageRequest request);
}
