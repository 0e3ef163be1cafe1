package vn.ctdp.core.sheet;

import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads workbooks. Nothing in a file is run, fetched or computed: macros, links to other files,
 * embedded objects and document type declarations are refused, formulas are only told. Thread-safe.
 */
@ProviderType
public interface Workbooks {

  /**
   * Reads a whole workbook into memory.
   *
   * @param fileName name as given by the user; its suffix says what the content must be: {@code
   *     .xlsx}, or {@code .csv} in UTF-8 with comma, semicolon or tab
   * @param content read to its end or just beyond the limit, not closed
   * @param limits bounds of the file
   * @throws vn.ctdp.core.error.CtdpException when the file is of another kind than its suffix says,
   *     old or encrypted, holds macros or links, or is beyond a limit; the sentence names sheet and
   *     cell where there is one
   */
  Workbook read(String fileName, InputStream content, SheetLimits limits);
}
