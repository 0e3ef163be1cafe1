package vn.ctdp.exchange.form;

import vn.ctdp.core.text.Localized;

/**
 * A figure that a module can compute from its records.
 *
 * @param id stable id, for instance {@code clusters.planned.count}
 * @param name name for people
 * @param unit unit, as in {@link FormRow#unit()}
 * @param method how it is computed, in one sentence with its legal source
 */
public record IndicatorDefinition(String id, Localized name, String unit, Localized method) {}
