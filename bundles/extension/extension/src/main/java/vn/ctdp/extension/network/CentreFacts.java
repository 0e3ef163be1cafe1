package vn.ctdp.extension.network;

import java.time.LocalDate;

/**
 * A centre as it stands from a day on.
 *
 * @param from first day
 * @param name official name
 * @param form what it is
 * @param decisionNo number of the decision that says so; may be null
 * @param decisionOn its day, not after {@code from}; may be null
 * @param functions functions and tasks; may be null
 * @param autonomy code of a level in force on {@code from}; null when not known
 * @param address address; may be null
 * @param officePhone telephone of the office, not of a person; may be null
 * @param officeMail mail address of the office; may be null
 */
public record CentreFacts(
    LocalDate from,
    String name,
    CentreForm form,
    String decisionNo,
    LocalDate decisionOn,
    String functions,
    String autonomy,
    String address,
    String officePhone,
    String officeMail) {}
