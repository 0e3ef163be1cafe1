package vn.ctdp.core.paper;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Templates of an office. Looking and downloading needs {@code core.paper.view}, replacing {@code
 * core.paper.template}. Thread-safe.
 */
@ProviderType
public interface PaperTemplates {

  /** Kinds of all modules that are on, by module. */
  List<PaperKind> kinds(Caller caller);

  /** One kind. */
  Optional<PaperKind> kind(Caller caller, String id);

  /** Versions of every kind that are in force, by id of the kind; two statements. */
  List<PaperTemplate> inForce(Caller caller);

  /** Versions of a kind, newest first, the delivered one last. */
  List<PaperTemplate> versions(Caller caller, String kind);

  /** The file of a version; null for the one in force. */
  PaperFile download(Caller caller, String kind, Integer version);

  /**
   * Keeps a new version without using it yet.
   *
   * @param content read to its end or to the largest size, not closed
   * @throws vn.ctdp.core.error.CtdpException for a file that is no Word document, is too large, has
   *     macros, embedded objects or links to elsewhere, or placeholders that are unknown (each with
   *     the nearest known name) or not closed
   */
  PaperTemplate upload(
      Caller caller, String kind, String fileName, InputStream content, String note);

  /** A version filled with the examples of its placeholders. */
  PaperFile preview(Caller caller, String kind, int version, PaperFormat format);

  /**
   * Uses a version from now on; also a former one or the delivered one (0).
   *
   * @param reason remark; may be null
   */
  PaperTemplate activate(Caller caller, String kind, int version, String reason);

  /** What was in force since when, newest first. */
  List<Choice> choices(Caller caller, String kind);

  /**
   * A change of the version in force.
   *
   * @param version the version
   * @param reason remark; may be null
   * @param by who chose it
   * @param at since when
   */
  record Choice(int version, String reason, String by, java.time.Instant at) {}
}
