package vn.ctdp.ui.component;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.view.ViewContext;

/**
 * Makes the components that need services, so that a module's views need only this one. An OSGi
 * service; its methods are called with the page's lock held, while a view is being made or used.
 */
@ProviderType
public interface Components {

  /**
   * A list of records.
   *
   * @param id stable id, beginning with the module's id; columns and saved filters are kept under
   *     it
   * @param source where the rows come from, usually {@code service::page}
   * @param <T> type of a row
   */
  <T> DataGrid<T> grid(ViewContext context, String id, DataGrid.Source<T> source);

  /** A picker of provinces in the division of today; see {@link UnitPicker#on}. */
  UnitPicker provincePicker(String label);

  /**
   * A picker of communes of the instance's own province; at the centre of none until {@link
   * UnitPicker#communesOf} says of which.
   */
  UnitPicker communePicker(String label);

  /** A picker of organisations. */
  OrganisationPicker organisationPicker(ViewContext context, String label);

  /** A picker of rural industrial establishments. */
  EstablishmentPicker establishmentPicker(ViewContext context, String label);

  /** A picker of legal documents, which can add a missing one. */
  DocumentPicker documentPicker(ViewContext context, String label);

  /** A picker of reporting periods around today. */
  PeriodPicker periodPicker(String label, PeriodKind... kinds);

  /** The files of a record; with upload and remove for those who may change it. */
  AttachmentList attachments(ViewContext context, SubjectRef subject);

  /** The history of a record. */
  HistoryPanel history(ViewContext context, SubjectRef subject);

  /** A record of whichever module, by its title. */
  SubjectLink subjectLink(ViewContext context, SubjectRef subject);

  /** Many records by their titles, in a bounded number of statements: ask once for a whole list. */
  Map<SubjectRef, SubjectLink> subjectLinks(ViewContext context, Collection<SubjectRef> subjects);
}
