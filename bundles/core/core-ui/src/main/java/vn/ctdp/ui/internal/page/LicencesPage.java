package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.StreamResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.PageHeader;

/** The open-source components of this distribution and their licences, from the list it carries. */
public final class LicencesPage extends Div {

  private static final long serialVersionUID = 1L;

  /** Made by the build beside the programs. */
  static final String FILE = "THIRD-PARTY.md";

  private static final String TEXTS = "licences";

  /**
   * A component.
   *
   * @param name what it is called
   * @param licence SPDX names
   */
  record Component(String name, String licence) {}

  /**
   * The page.
   *
   * @param distribution folder of the unpacked distribution
   */
  LicencesPage(Path distribution) {
    addClassName("cu-record");
    PageHeader head =
        new PageHeader(t("core.licences.title")).back("help", t("core.licences.back"));
    add(head);
    Path file = distribution.resolve(FILE);
    if (!Files.isReadable(file)) {
      add(
          new EmptyState(
              VaadinIcon.FILE_TEXT_O, t("core.licences.none"), t("core.licences.none.hint")));
      return;
    }
    String text = read(file);
    Anchor download =
        new Anchor(
            new StreamResource(
                FILE, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
            t("core.licences.download"));
    download.getElement().setAttribute("download", true);
    head.actions(download);
    List<Component> components = components(text);
    Span hint = new Span(t("core.licences.hint", components.size()));
    hint.addClassName("cu-muted");
    add(RecordPage.panel(null, hint, table(components, distribution.resolve(TEXTS))));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of the list's table: name, licence, where, remark. */
  static List<Component> components(String text) {
    return text.lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| library "))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(cells -> cells.size() > 2)
        .map(cells -> new Component(cells.get(1), cells.get(2)))
        .distinct()
        .toList();
  }

  private static NativeTable table(List<Component> components, Path texts) {
    NativeTable table = new NativeTable();
    table.addClassName("cu-table");
    NativeTableRow head = new NativeTableRow();
    for (String key : List.of("core.licences.library", "core.licences.licence")) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(t(key));
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    NativeTableBody body = new NativeTableBody();
    for (Component c : components) {
      body.add(
          new NativeTableRow(
              new NativeTableCell(c.name()), new NativeTableCell(licence(c.licence(), texts))));
    }
    table.add(new NativeTableHeader(head), body);
    return table;
  }

  /** The names of the licences, each leading to its text where the distribution carries it. */
  private static Div licence(String names, Path texts) {
    Div words = new Div();
    for (String word : names.split(" ")) {
      Path text = texts.resolve(word.replaceAll("[^A-Za-z0-9.-]", "") + ".txt");
      if (Files.isReadable(text)) {
        StreamResource resource =
            new StreamResource(
                text.getFileName().toString(),
                () -> new ByteArrayInputStream(read(text).getBytes(StandardCharsets.UTF_8)));
        resource.setContentType("text/plain; charset=UTF-8");
        Anchor link = new Anchor(resource, word);
        link.setTarget("_blank");
        words.add(link);
      } else {
        words.add(new Span(word));
      }
      words.add(new Text(" "));
    }
    return words;
  }
}
