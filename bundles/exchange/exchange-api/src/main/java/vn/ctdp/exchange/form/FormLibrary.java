package vn.ctdp.exchange.form;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;

/**
 * Form versions as documents, and the way by which a changed form comes in without a release.
 * Thread-safe.
 */
@ProviderType
public interface FormLibrary {

  /** Every version known, newest form numbers first in Vietnamese order, versions descending. */
  List<FormDefinition> versions();

  /** The canonical document of a version; empty when it is not known. */
  Optional<byte[]> document(FormKey key);

  /**
   * Reads a document without keeping it.
   *
   * @throws vn.ctdp.core.error.CtdpException when it is no form document, with every problem and
   *     its place; when the version is known with other content
   */
  Preview preview(Caller caller, byte[] document);

  /**
   * Keeps a form version for ever; from its first day on it is used, and the centre puts it into
   * the stream to the provinces. The same document again only sends it to them again.
   *
   * @throws vn.ctdp.core.error.CtdpException without {@code exchange.form.manage}, and as {@link
   *     #preview}
   */
  FormDefinition add(Caller caller, byte[] document);

  /**
   * What a document would bring.
   *
   * @param form the version
   * @param known whether exactly this version is known already
   * @param before the version before it; empty for the first
   * @param differences what differs from that, in the form's order; empty for the first
   */
  record Preview(
      FormDefinition form,
      boolean known,
      Optional<FormDefinition> before,
      List<Localized> differences) {

    public Preview {
      differences = List.copyOf(differences);
    }
  }
}
