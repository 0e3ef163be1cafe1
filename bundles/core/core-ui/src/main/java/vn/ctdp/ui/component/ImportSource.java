package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.ColumnInfo;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.core.sheet.office.RowChoice;
import vn.ctdp.core.sheet.office.SheetInfo;
import vn.ctdp.core.subject.SubjectRef;

/**
 * One import of a module, for {@link TableImport}. Every method but the texts may throw {@link
 * vn.ctdp.core.error.CtdpException}, which the page shows. Called with the page's lock held.
 */
@ConsumerType
public interface ImportSource {

  /**
   * How a file is understood so far.
   *
   * @param sheet name of the sheet
   * @param headerFirst first row of the headings, from 1
   * @param headerLast last row of the headings
   * @param remembered whether the columns are understood as last time
   * @param sheets sheets of the file
   * @param columns columns of the sheet with the choices
   * @param rows decisions by row number
   */
  record Draft(
      String sheet,
      int headerFirst,
      int headerLast,
      boolean remembered,
      List<SheetInfo> sheets,
      List<ColumnInfo> columns,
      Map<Integer, RowChoice> rows) {}

  /**
   * How the user wants the file to be understood.
   *
   * @param headerFirst first row of the headings; 0 to find them
   * @param headerLast last row of the headings; 0 to find it
   * @param columns choices by column; null to guess
   */
  record Asked(
      String sheet,
      int headerFirst,
      int headerLast,
      Map<Integer, ColumnChoice> columns,
      Map<Integer, RowChoice> rows) {}

  /** Id of the list of the preview, beginning with the module's. */
  String gridId();

  /** Route of the list of imports, and the title of that page. */
  String listRoute();

  String listTitle();

  /** What the rows are, for people. */
  String subtitle();

  /** On what the file hangs as an attachment. */
  SubjectRef subject();

  /** Whether the user may go on with it or undo it. */
  boolean mayEdit();

  /** The import as it is stored. */
  ImportStored stored();

  /** Fields that a column may hold. */
  List<ImportField> fields();

  /**
   * The module's own settings, made anew for the draft as it is; {@link #understand} reads them.
   */
  List<Component> settings();

  /** How the file is understood. */
  Draft draft();

  /** Changes how the file is understood, the module's own settings with it. */
  Draft understand(Asked asked);

  /** What the import would do now. */
  ImportPreview preview();

  /** What stands beside the button when everything is ready; null for the common sentence. */
  default String ready(ImportPreview preview) {
    return null;
  }

  /** Stores what the preview with this token showed. */
  ImportStored confirm(String token);

  /** Forgets the draft. */
  void discard();

  /** What the module has to say about a stored import: figures first, then facts. */
  default void describe(List<StatTile> tiles, KeyValues facts) {}

  /** What stands in the way of undoing. */
  List<FieldProblem> obstacles();

  /** Undoes the import. */
  ImportStored undo(String reason);
}
