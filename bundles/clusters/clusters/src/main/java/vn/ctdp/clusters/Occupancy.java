package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Who is in a cluster on a day, counted from records. Enterprises are not projects: one may have
 * several projects, and some have none.
 *
 * @param day the day
 * @param projects projects that are there and not withdrawn
 * @param foreign those with foreign capital
 * @param operating those recorded as operating
 * @param statusUnknown those of which no status is recorded
 * @param enterprises enterprises: investors of these projects, each once, and tenants without a
 *     project
 * @param tenants of them tenants without a project
 * @param leases leases in force
 * @param leasedArea their land, ha
 * @param capitalRegistered registered capital of the projects, whole VND
 * @param capitalDone capital carried out, whole VND
 */
public record Occupancy(
    LocalDate day,
    long projects,
    long foreign,
    long operating,
    long statusUnknown,
    long enterprises,
    long tenants,
    long leases,
    BigDecimal leasedArea,
    long capitalRegistered,
    long capitalDone) {}
