package vn.ctdp.core.identity;

import java.util.Locale;

/**
 * From where somebody signs in.
 *
 * @param address remote address
 * @param channel door, as in {@link Caller#channel()}
 * @param locale language for sentences
 */
public record ClientInfo(String address, String channel, Locale locale) {}
