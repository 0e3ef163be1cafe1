package vn.ctdp.exchange.form;

import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * A table of a form. A form with one value column has none of these: its rows are its figures.
 *
 * @param key stable key, for instance {@code 1}
 * @param title official title
 * @param columns value columns in official order, at least one
 */
public record FormTable(String key, Localized title, List<FormColumn> columns) {

  public FormTable {
    columns = List.copyOf(columns);
  }
}
