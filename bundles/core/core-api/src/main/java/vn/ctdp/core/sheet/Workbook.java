package vn.ctdp.core.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A workbook that was read.
 *
 * @param sha256 lower-case hex digest of the file
 * @param size bytes of the file
 * @param sheets sheets in their order, hidden ones too; a CSV file has one
 */
public record Workbook(String sha256, long size, List<Sheet> sheets) {

  public Workbook {
    sheets = List.copyOf(sheets);
  }

  /** The sheet of that name. */
  public Optional<Sheet> sheet(String name) {
    return sheets.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
