package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/**
 * A kind of result that projects promise and reports count.
 *
 * @param code stable code, for instance {@code LAO_DONG}
 * @param name name for people
 * @param unit unit for people
 */
public record OutputKind(String code, Localized name, Localized unit) {}
