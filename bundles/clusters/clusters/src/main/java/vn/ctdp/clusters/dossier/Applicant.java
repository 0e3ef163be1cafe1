package vn.ctdp.clusters.dossier;

import java.util.UUID;
import vn.ctdp.clusters.DeveloperType;

/**
 * Who asks to become the developer.
 *
 * @param id identity; null when new
 * @param name name, 1 to 300 characters
 * @param taxCode tax code; may be null
 * @param type kind of developer
 * @param note remark; may be null
 */
public record Applicant(UUID id, String name, String taxCode, DeveloperType type, String note) {}
