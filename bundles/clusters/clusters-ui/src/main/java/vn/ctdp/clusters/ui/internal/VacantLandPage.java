package vn.ctdp.clusters.ui.internal;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.clusters.vacancy.VacantLand.PublicList;
import vn.ctdp.clusters.vacancy.VacantLand.PublicRow;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.PublicPage;

/** Vacant land for everybody, at {@code /dat-trong}: a finished document, everything escaped. */
@Component(service = PublicPage.class)
public final class VacantLandPage implements PublicPage {

  private static final Messages TEXTS = Messages.load(VacantLandPage.class, "i18n/clusters-public");
  private static final java.time.format.DateTimeFormatter DAY =
      java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final VacantLand land;

  /** Made by the component runtime. */
  @Activate
  public VacantLandPage(@Reference VacantLand land) {
    this.land = land;
  }

  static Messages texts() {
    return TEXTS;
  }

  @Override
  public String path() {
    return "/dat-trong";
  }

  @Override
  public Optional<String> html(Locale locale) {
    return land.published().map(list -> document(list, locale));
  }

  private static String document(PublicList list, Locale locale) {
    boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    StringBuilder html = new StringBuilder(4_096 + 512 * list.rows().size());
    html.append("<!doctype html><html lang=\"")
        .append(english ? "en" : "vi")
        .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\"")
        .append(" content=\"width=device-width, initial-scale=1\"><title>");
    String office = english ? list.officeEn() : list.officeVi();
    text(html, t(locale, "title") + " – " + office);
    html.append(
            "</title><link rel=\"stylesheet\" href=\"static/clusters/public.css\"></head><body>")
        .append("<header><p class=\"office\">");
    text(html, office);
    html.append("</p><h1>");
    text(html, t(locale, "title"));
    html.append("</h1><a class=\"language\" lang=\"")
        .append(english ? "vi" : "en")
        .append("\" hreflang=\"")
        .append(english ? "vi" : "en")
        .append("\" href=\"?lang=")
        .append(english ? "vi\">Tiếng Việt" : "en\">English")
        .append("</a></header><main><p class=\"total\"><strong>");
    text(html, VnNumbers.formatTrimmed(list.total(), 4) + " ha");
    html.append("</strong> ");
    text(html, t(locale, "total", list.rows().size(), DAY.format(list.day())));
    html.append("</p>");
    if (list.contact() != null) {
      html.append("<p>");
      text(html, t(locale, "contact") + ": " + list.contact());
      html.append("</p>");
    }
    if (list.rows().isEmpty()) {
      html.append("<p class=\"none\">");
      text(html, t(locale, "none"));
      html.append("</p>");
    } else {
      table(html, list, locale);
    }
    html.append("<p class=\"note\">");
    text(html, t(locale, "note"));
    html.append("</p></main></body></html>");
    return html.toString();
  }

  private static void table(StringBuilder html, PublicList list, Locale locale) {
    html.append("<table><thead><tr>");
    for (String column :
        new String[] {"cluster", "commune", "kind", "vacant", "asOf", "price", "office"}) {
      html.append("<th scope=\"col\"").append(column.equals("vacant") ? " class=\"figure\">" : ">");
      text(html, t(locale, column));
      html.append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (PublicRow row : list.rows()) {
      html.append("<tr>");
      cell(html, locale, "cluster", row.name());
      cell(html, locale, "commune", row.communes());
      cell(html, locale, "kind", row.kind() == null ? null : row.kind().label().in(locale));
      cell(html, locale, "vacant", VnNumbers.formatTrimmed(row.vacant(), 4));
      cell(html, locale, "asOf", DAY.format(row.asOf()));
      cell(html, locale, "price", row.price());
      cell(html, locale, "office", row.contact() == null ? list.contact() : row.contact());
      html.append("</tr>");
    }
    html.append("</tbody></table>");
  }

  private static void cell(StringBuilder html, Locale locale, String column, String value) {
    html.append(column.equals("cluster") ? "<th scope=\"row\"" : "<td");
    if (column.equals("vacant")) {
      html.append(" class=\"figure\"");
    }
    if (column.equals("asOf")) {
      html.append(" data-day");
    }
    html.append(" data-label=\"");
    text(html, t(locale, column));
    html.append("\">");
    text(html, value == null || value.isBlank() ? "–" : value);
    html.append(column.equals("cluster") ? "</th>" : "</td>");
  }

  private static String t(Locale locale, String key, Object... values) {
    return java.text.MessageFormat.format(
        TEXTS.find("clusters-public." + key, locale).orElseThrow(), values);
  }

  /** Text that is not markup, whatever it holds. */
  private static void text(StringBuilder html, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}
