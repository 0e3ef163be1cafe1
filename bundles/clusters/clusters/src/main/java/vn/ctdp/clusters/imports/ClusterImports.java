package vn.ctdp.clusters.imports;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;

/**
 * Brings tables into the register: upload, understand, look at what would change, store all of it
 * or nothing, undo. Everything needs {@code clusters.register.edit} in the province, the list of
 * imports {@code clusters.register.view}. At the centre nothing is imported. Thread-safe.
 */
@ProviderType
public interface ClusterImports {

  /** Fields that a column may hold, in the order in which they are offered. */
  List<ImportField> fields(ImportTarget target);

  /**
   * Takes a file and guesses how to understand it. The file is kept as an attachment.
   *
   * @param content an .xlsx or .csv file; read to its end, not closed
   * @throws vn.ctdp.core.error.CtdpException when the file is refused, with the reason
   */
  ImportDraft upload(Caller caller, ImportTarget target, String fileName, InputStream content);

  /** A draft of the caller. */
  ImportDraft draft(Caller caller, UUID id);

  /**
   * Changes how the file is understood. Another sheet or other headings without columns are guessed
   * anew.
   */
  ImportDraft understand(Caller caller, UUID id, ImportSettings settings);

  /** What the import would do now. */
  ImportPreview preview(Caller caller, UUID id);

  /**
   * Stores what was shown, all of it or nothing.
   *
   * @param token of the preview that was looked at
   * @throws vn.ctdp.core.error.CtdpException when something is wrong or open, or when the register
   *     or the draft has changed since, so that the outcome would be another
   */
  ImportRecord confirm(Caller caller, UUID id, String token);

  /** Forgets a draft and its file. */
  void discard(Caller caller, UUID id);

  /**
   * Prepares a change of many clusters as a draft: what follows is as with a file.
   *
   * @param values by cluster, by field key, as typed; an empty text leaves the value as it is
   */
  ImportDraft bulk(
      Caller caller, Map<UUID, Map<String, String>> values, LocalDate cutoff, String source);

  /** Imports, newest first. Filter: {@code state}. Search: file name. Sorts: storedAt, fileName. */
  Page<ImportRecord> imports(Caller caller, PageRequest request);

  /** One import. */
  Optional<ImportRecord> find(Caller caller, UUID id);

  /** What stands in the way of undoing an import; empty when nothing does. */
  List<FieldProblem> obstacles(Caller caller, UUID id);

  /**
   * Undoes an import: what it changed is as before, what it created is gone. Figures are never
   * taken out of the history: the former ones are recorded again.
   *
   * @param reason why, 1 to 1,000 characters
   * @throws vn.ctdp.core.error.CtdpException when something later depends on it, with what it is
   */
  ImportRecord undo(Caller caller, UUID id, String reason);
}
