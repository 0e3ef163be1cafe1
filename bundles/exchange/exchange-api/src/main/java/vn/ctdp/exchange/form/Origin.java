package vn.ctdp.exchange.form;

import java.math.BigDecimal;
import vn.ctdp.core.subject.SubjectRef;

/**
 * What one record gave to a figure.
 *
 * @param subject the record
 * @param title its name at the time
 * @param contribution its part of the value, in the indicator's unit
 * @param note where the record's fact comes from, for instance a decision; may be empty
 */
public record Origin(SubjectRef subject, String title, BigDecimal contribution, String note) {}
