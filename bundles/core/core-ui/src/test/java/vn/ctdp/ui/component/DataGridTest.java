package vn.ctdp.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.UserPreferences;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.ui.view.ViewContext;

class DataGridTest {

  @TempDir Path folder;

  record Row(String name, BigDecimal area, LocalDate day) {}

  @Test
  void aStateSurvivesBeingKeptAsText() {
    DataGrid.State state =
        new DataGrid.State(
            "cụm & khu = 1",
            Map.of("type", "A,B", "province", "34:68"),
            List.of(new Sort("name", true), new Sort("area", false)));

    assertThat(DataGrid.State.decode(state.encode())).isEqualTo(state);
    assertThat(DataGrid.State.decode(" ")).isEqualTo(new DataGrid.State("", Map.of(), List.of()));
  }

  @Test
  void aStateSurvivesBeingAnAddress() {
    DataGrid.State state =
        new DataGrid.State(
            "cụm & khu = 1",
            Map.of("stage", "XAY_DUNG"),
            List.of(new Sort("name", false)),
            List.of("name", "area"));

    String query = QueryParameters.simple(state.parts()).getQueryString();
    Map<String, String> parts = new HashMap<>();
    QueryParameters.fromString(query).getParameters().forEach((k, v) -> parts.put(k, v.get(0)));
    parts.put("other", "of the page itself");

    assertThat(DataGrid.State.of(parts)).isEqualTo(state);
  }

  @Test
  void filtersThatDifferInCaseOnlyAreBothKept() {
    UserPreferences preferences =
        (UserPreferences)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {UserPreferences.class},
                (proxy, method, args) ->
                    Map.of("g.filter.chậm", "1", "g.filter.Chậm", "2", "g.filter.Ấp", "3"));
    ViewContext context =
        (ViewContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ViewContext.class},
                (proxy, method, args) -> null);

    assertThat(SavedFilters.kept(context, preferences, "g."))
        .containsExactly(Map.entry("Ấp", "3"), Map.entry("chậm", "1"), Map.entry("Chậm", "2"));
  }

  @Test
  void exportsEveryPageWithTypedValues() throws Exception {
    List<Row> rows =
        IntStream.range(0, 2500)
            .mapToObj(i -> new Row("Cụm " + i, new BigDecimal("89.6100"), LocalDate.of(2026, 7, 1)))
            .toList();
    List<PageRequest> asked = new ArrayList<>();
    DataGrid.Source<Row> source =
        (caller, request) -> {
          asked.add(request);
          int to = Math.min(rows.size(), request.offset() + request.limit());
          return new Page<>(rows.subList(Math.min(request.offset(), to), to), rows.size());
        };
    List<DataGrid.Column<Row>> columns =
        List.of(
            new DataGrid.Column<>("name", "Tên", DataGrid.Kind.TEXT, Row::name, 0),
            new DataGrid.Column<>("area", "Diện tích (ha)", DataGrid.Kind.AREA, Row::area, 4),
            new DataGrid.Column<>("day", "Ngày", DataGrid.Kind.DATE, Row::day, 0));
    PageRequest request =
        new PageRequest(0, 1000, List.of(new Sort("name", true)), "cum", Map.of("type", "A"));

    Path file = folder.resolve("list.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new ExcelExport<>(
              columns, source, Caller.system("test"), request, Locale.forLanguageTag("vi"))
          .write(out, Instant.EPOCH, "Danh sách cụm", List.of("Tìm: cum"));
    }

    assertThat(asked).extracting(PageRequest::offset).containsExactly(0, 1000, 2000);
    assertThat(asked).allMatch(r -> r.search().equals("cum") && r.filters().containsKey("type"));
    String sheet = entry(file, "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("<v>89.6100</v>").doesNotContain("89,61");
    assertThat(sheet.split("<row ")).hasSizeGreaterThan(2500);
    // The library writes letters beyond ASCII as references.
    assertThat(entry(file, "xl/sharedStrings.xml").contains("&#x1ee5;m 2499<")).isTrue();
  }

  private static String entry(Path file, String name) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
