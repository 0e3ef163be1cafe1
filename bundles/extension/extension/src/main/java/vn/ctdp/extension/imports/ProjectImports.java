package vn.ctdp.extension.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportStored;

/**
 * Brings lists of projects into annual plans: upload, understand, look at what would change, store
 * all of it or nothing, undo. Everything needs {@code extension.project.edit} in the province,
 * reading {@code extension.project.view}; results of past projects need {@code
 * extension.project.decide}. At the centre nothing is imported. Thread-safe.
 */
@ProviderType
public interface ProjectImports {

  /** Fields that a column may hold, in the order in which they are offered. */
  List<ImportField> fields();

  /**
   * Takes a file and guesses how to understand it. The file is kept as an attachment.
   *
   * @param content an .xlsx or .csv file; read to its end, not closed
   * @throws vn.ctdp.core.error.CtdpException when the file is refused, with the reason
   */
  ImportStored upload(Caller caller, String fileName, InputStream content);

  /** How a draft is understood. */
  ProjectImportDraft draft(Caller caller, UUID id);

  /**
   * Changes how the file is understood. Another sheet or other headings without columns are guessed
   * anew.
   */
  ProjectImportDraft understand(Caller caller, UUID id, ProjectImportSettings settings);

  /** What the import would do now. */
  ImportPreview preview(Caller caller, UUID id);

  /**
   * Stores what was shown, all of it or nothing.
   *
   * @param token of the preview that was looked at
   * @throws vn.ctdp.core.error.CtdpException when something is wrong or open, or when projects or
   *     the draft have changed since, so that the outcome would be another
   */
  ImportStored confirm(Caller caller, UUID id, String token);

  /** Forgets a draft and its file. */
  void discard(Caller caller, UUID id);

  /** Imports, newest first. Filter: {@code state}. Search: file name. Sorts: storedAt, fileName. */
  Page<ImportStored> imports(Caller caller, PageRequest request);

  /** One import. */
  Optional<ImportStored> find(Caller caller, UUID id);

  /** What stands in the way of undoing an import; empty when nothing does. */
  List<FieldProblem> obstacles(Caller caller, UUID id);

  /**
   * Undoes an import: projects that it created are gone, those that it changed are as before.
   * Establishments that it entered stay in the register.
   *
   * @param reason why, 1 to 1,000 characters
   * @throws vn.ctdp.core.error.CtdpException when something later depends on it, with what it is
   */
  ImportStored undo(Caller caller, UUID id, String reason);
}
