package vn.ctdp.clusters.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import vn.ctdp.clusters.imports.ConflictRule;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.RowChoice;

/** What is kept of an import as JSON. Thread-safe. */
final class ImportJson {

  private static final ObjectMapper JSON = ModuleJson.mapper();

  private ImportJson() {}

  /** Settings with the day as text: no further module of the library is needed. */
  record Stored(
      String sheet,
      int headerFirst,
      int headerLast,
      Map<Integer, ColumnChoice> columns,
      String cutoff,
      String source,
      boolean illustrative,
      ConflictRule conflicts,
      Map<Integer, RowChoice> rows) {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String write(ImportSettings s) {
    return write(
        (Object)
            new Stored(
                s.sheet(),
                s.headerFirst(),
                s.headerLast(),
                s.columns(),
                s.cutoff() == null ? null : s.cutoff().toString(),
                s.source(),
                s.illustrative(),
                s.conflicts(),
                s.rows()));
  }

  static ImportSettings settings(String json) {
    Stored s = read(json, new TypeReference<Stored>() {});
    return new ImportSettings(
        s.sheet(),
        s.headerFirst(),
        s.headerLast(),
        s.columns(),
        s.cutoff() == null ? null : LocalDate.parse(s.cutoff()),
        s.source(),
        s.illustrative(),
        s.conflicts(),
        s.rows());
  }

  static Map<Integer, ColumnChoice> columns(String json) {
    return read(json, new TypeReference<Map<Integer, ColumnChoice>>() {});
  }

  static Map<String, String> texts(String json) {
    return read(json, new TypeReference<Map<String, String>>() {});
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
