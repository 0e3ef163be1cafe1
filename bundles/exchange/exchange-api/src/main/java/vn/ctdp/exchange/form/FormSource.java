package vn.ctdp.exchange.form;

import java.net.URL;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Offered by a bundle that owns report forms. Each definition is a JSON document of the schema in
 * {@code docs/forms.md}; a changed form is a new version beside the old one. What was offered once
 * stays known to the instance, so old reports can be read when the module is off.
 */
@ConsumerType
public interface FormSource {

  /** Module id of the owner. */
  String moduleId();

  /** One document for each form version. */
  List<URL> definitions();
}
