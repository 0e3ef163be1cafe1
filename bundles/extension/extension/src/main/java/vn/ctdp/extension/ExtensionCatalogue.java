package vn.ctdp.extension;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What projects are described with: contents, branches, kinds of results. The same for everybody
 * who is signed in, so reading needs no further right. Thread-safe.
 */
@ProviderType
public interface ExtensionCatalogue {

  /** Every content there ever was, in the order of the law. */
  List<Content> contents();

  /** Contents in force on a day. */
  List<Content> contents(LocalDate day);

  /** Branches in force on a day. */
  List<Sector> sectors(LocalDate day);

  /** Reasons for priority in force on a day. */
  List<PriorityKind> priorities(LocalDate day);

  /** Kinds of results. */
  List<OutputKind> outputs();
}
