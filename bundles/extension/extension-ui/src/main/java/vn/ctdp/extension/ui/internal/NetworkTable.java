package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** A small table of figures: the first column names the row, the last row is the sum. */
final class NetworkTable {

  private NetworkTable() {}

  /**
   * A table.
   *
   * @param caption what it is, for those who do not see it
   * @param heads headings of the columns
   * @param rows texts of the rows
   */
  static Div of(String caption, List<String> heads, List<List<String>> rows) {
    Element table = new Element("table");
    table.setAttribute("aria-label", caption);
    table.getClassList().add("kn-table");
    Element head = new Element("tr");
    heads.forEach(h -> head.appendChild(cell("th", h).setAttribute("scope", "col")));
    table.appendChild(new Element("thead").appendChild(head));
    Element body = new Element("tbody");
    for (List<String> row : rows) {
      Element line = new Element("tr");
      line.appendChild(cell("th", row.get(0)).setAttribute("scope", "row"));
      row.stream().skip(1).forEach(text -> line.appendChild(cell("td", text)));
      body.appendChild(line);
    }
    table.appendChild(body);
    Div box = new Div();
    box.addClassName("kn-scroll");
    box.getElement().appendChild(table);
    return box;
  }

  private static Element cell(String tag, String text) {
    return new Element(tag).setText(text);
  }
}
