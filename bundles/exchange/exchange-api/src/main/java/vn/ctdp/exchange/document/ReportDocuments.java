package vn.ctdp.exchange.document;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportContent;

/**
 * Makes files from a form's definition: the workbook to fill in, the report to sign, the schemas of
 * the exchange. It stores nothing and asks for no right: the caller has the report already.
 * Thread-safe.
 */
@ProviderType
public interface ReportDocuments {

  /** Largest workbook that is read, in bytes. */
  int MAX_WORKBOOK = 5 << 20;

  /** An empty workbook of a form, to be filled in and read back. */
  byte[] template(FormDefinition form, Locale locale);

  /** A report as a workbook, in the same layout as the template. */
  byte[] workbook(Report report, Locale locale);

  /**
   * What people typed into a workbook.
   *
   * @param report the report it is for: its form decides what is read, and a computed cell may not
   *     differ from it
   * @throws vn.ctdp.core.error.CtdpException when it is no workbook of this form version, or with
   *     every problem found; the field of a problem is its sheet and cell, {@code Biểu!D7}
   */
  ReportContent read(Report report, byte[] workbook);

  /**
   * The report to be signed, as a text document (docx) in the layout of NĐ 30/2020.
   *
   * @param coverage from whom the reports that it adds up have come, attached to it; may be empty
   */
  byte[] docx(Report report, List<Coverage> coverage);

  /**
   * The report to be signed, as PDF with its fonts.
   *
   * @param coverage as for {@link #docx}
   */
  byte[] pdf(Report report, List<Coverage> coverage);

  /** JSON Schema (2020-12) of an envelope that carries a report of this form version. */
  byte[] jsonSchema(FormDefinition form);

  /** XML Schema of the same content. */
  byte[] xmlSchema(FormDefinition form);
}
