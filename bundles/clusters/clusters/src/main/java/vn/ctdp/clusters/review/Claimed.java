package vn.ctdp.clusters.review;

import java.util.UUID;
import vn.ctdp.clusters.FactKey;

/**
 * What became of a claim.
 *
 * @param key the fact
 * @param outcome what became of it
 * @param conflict the conflict it stands in; null unless disputed
 * @param claim its own id in the conflict; null unless disputed
 */
public record Claimed(FactKey key, Outcome outcome, UUID conflict, UUID claim) {

  /** What became of a claim. */
  public enum Outcome {
    /** Nothing was known: it is a fact of the register now. */
    RECORDED,
    /** The register says the same. */
    AGREES,
    /** The register says something else: both are kept until somebody decides. */
    DISPUTED
  }
}
