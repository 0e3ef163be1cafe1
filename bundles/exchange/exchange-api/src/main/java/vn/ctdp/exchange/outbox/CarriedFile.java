package vn.ctdp.exchange.outbox;

/**
 * A file to be carried to the centre.
 *
 * @param name sender, form, period and revision, or the number of reports
 * @param content its bytes
 * @param messages reports in it
 */
public record CarriedFile(String name, byte[] content, int messages) {}
