package vn.ctdp.extension;

/**
 * A plan in a list.
 *
 * @param plan the plan
 * @param programmeName name of its programme; null without one
 * @param projects how many projects it has
 * @param funds sum of their money
 */
public record PlanRow(AnnualPlan plan, String programmeName, long projects, Funds funds) {}
