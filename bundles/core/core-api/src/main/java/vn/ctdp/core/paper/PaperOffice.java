package vn.ctdp.core.paper;

/**
 * An office that issues papers.
 *
 * @param symbol symbol in numbers: {@code SCT}; letters, digits, hyphens, at most 20
 * @param name its name
 * @param superior name of the body above it; may be null
 * @param place place of issue
 * @param signer title of who signs, for instance {@code GIÁM ĐỐC}
 * @param first whether papers are made for it unless another is chosen; exactly one is
 * @param version row version for optimistic locking; 0 when new
 */
public record PaperOffice(
    String symbol,
    String name,
    String superior,
    String place,
    String signer,
    boolean first,
    long version) {}
