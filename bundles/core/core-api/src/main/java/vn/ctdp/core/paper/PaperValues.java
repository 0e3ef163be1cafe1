package vn.ctdp.core.paper;

import java.util.List;
import java.util.Map;

/**
 * What a template is filled with. A placeholder without a value becomes empty.
 *
 * @param fields values by name of the placeholder; a line feed breaks the line
 * @param groups rows of each group, each with values by name
 */
public record PaperValues(
    Map<String, String> fields, Map<String, List<Map<String, String>>> groups) {

  public PaperValues {
    fields = Map.copyOf(fields);
    groups = Map.copyOf(groups);
  }
}
