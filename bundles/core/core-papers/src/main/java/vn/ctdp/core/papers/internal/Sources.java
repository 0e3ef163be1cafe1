package vn.ctdp.core.papers.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperSource;

/** Kinds of papers of the modules that are on. Thread-safe. */
@Component(service = Sources.class)
public class Sources {

  /** A kind and who offers it. */
  record Offer(PaperKind kind, PaperSource source) {}

  private final List<PaperSource> sources = new CopyOnWriteArrayList<>();

  /** Starts empty. */
  @Activate
  public Sources() {
    // Sources arrive through bind.
  }

  /** A source came. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSource(PaperSource source) {
    sources.add(source);
  }

  /** A source went. */
  void unbindSource(PaperSource source) {
    sources.remove(source);
  }

  /** All kinds, by module. */
  List<Offer> all() {
    List<Offer> all = new ArrayList<>();
    for (PaperSource source : sources) {
      source.kinds().forEach(k -> all.add(new Offer(k, source)));
    }
    all.sort(Comparator.comparing(o -> o.kind().module()));
    return all;
  }

  Optional<Offer> find(String kind) {
    return all().stream().filter(o -> o.kind().id().equals(kind)).findFirst();
  }

  Offer require(String kind) {
    return find(kind)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "loại văn bản", kind));
  }
}
