package vn.ctdp.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import vn.ctdp.core.quantity.VnNumbers;

/** A whole and its parts as one bar with a legend; the figures stand beside the colours. */
public final class ShareBar extends Div {

  private static final long serialVersionUID = 1L;

  /**
   * One part of the whole.
   *
   * @param label what it is
   * @param amount how much, 0 or more, in the unit of the others
   * @param figure the amount as text with its unit
   */
  public record Part(String label, BigDecimal amount, String figure) {}

  /**
   * A bar.
   *
   * @param label what the whole is, read out before the parts
   * @param parts at most six; together the whole
   */
  public ShareBar(String label, List<Part> parts) {
    addClassName("cu-share");
    BigDecimal whole = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    Div bar = new Div();
    bar.addClassName("cu-share-bar");
    Div legend = new Div();
    legend.addClassName("cu-share-legend");
    StringBuilder words = new StringBuilder(label);
    int n = 0;
    for (Part part : parts) {
      n++;
      String percent =
          whole.signum() == 0
              ? ""
              : VnNumbers.format(
                      part.amount()
                          .multiply(BigDecimal.valueOf(100))
                          .divide(whole, 1, RoundingMode.HALF_UP),
                      1)
                  + " %";
      Div slice = new Div();
      slice.addClassName("cu-share-" + n);
      slice.getStyle().set("flex-grow", part.amount().toPlainString());
      if (part.amount().signum() > 0) {
        bar.add(slice);
      }
      Div swatch = new Div();
      swatch.addClassNames("cu-share-swatch", "cu-share-" + n);
      Span name = new Span(part.label());
      Span figure = new Span(part.figure() + (percent.isEmpty() ? "" : " · " + percent));
      figure.addClassName("cu-share-figure");
      Div line = new Div(swatch, name, figure);
      line.addClassName("cu-share-line");
      legend.add(line);
      words.append("; ").append(part.label()).append(": ").append(part.figure());
    }
    bar.getElement().setAttribute("role", "img");
    bar.getElement().setAttribute("aria-label", words.toString());
    add(bar, legend);
  }
}
