package vn.ctdp.exchange.form;

import vn.ctdp.core.subject.SubjectRef;

/**
 * Whom or what a report is about when it is not the province itself.
 *
 * @param ref the commune, cluster or project
 * @param title its name at the time
 * @param within where it belongs, for instance the cluster of a project; may be empty
 * @param code code by which people know it, for instance a tax code; may be empty
 */
public record ReportSubject(SubjectRef ref, String title, String within, String code) {}
