package vn.ctdp.exchange.form;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.Caller;

/**
 * Offered by a module: its figures. All indicators of one query are computed in one transaction, so
 * that they agree with each other. Thread-safe.
 */
@ConsumerType
public interface IndicatorSource {

  /** The figures it can compute. */
  List<IndicatorDefinition> indicators();

  /** Values by indicator id; needs the module's right to read its records in that province. */
  Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query);
}
