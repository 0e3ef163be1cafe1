package vn.ctdp.exchange.decision;

import java.time.Instant;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.report.ReportState;

/**
 * The latest revision of a report in the centre's list.
 *
 * @param id identity in the ledger
 * @param province the province
 * @param form form version
 * @param formNumber official number of the form
 * @param period period
 * @param revision latest revision
 * @param state received, accepted, returned or locked
 * @param receivedAt when it came
 * @param decidedBy who decided last; empty while nobody has
 * @param decidedAt when; null while nobody has
 */
public record ReceivedSummary(
    String id,
    AdminUnit province,
    FormKey form,
    String formNumber,
    Period period,
    int revision,
    ReportState state,
    Instant receivedAt,
    String decidedBy,
    Instant decidedAt) {}
