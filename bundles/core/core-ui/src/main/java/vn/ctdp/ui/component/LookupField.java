package vn.ctdp.ui.component;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasPlaceholder;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.shared.HasTooltip;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.text.VietnameseText;

/**
 * A field that chooses one record by typing part of its name, marks or no marks. The value is the
 * record's identity.
 *
 * @param <F> the field itself
 * @param <V> identity of a record
 * @param <I> the record as it is listed
 */
public abstract class LookupField<F extends LookupField<F, V, I>, V, I>
    extends AbstractCompositeField<ComboBox<I>, F, V>
    implements HasLabel,
        HasHelper,
        HasPlaceholder,
        HasSize,
        HasStyle,
        HasTooltip,
        HasValidationProperties,
        Focusable<F> {

  private static final long serialVersionUID = 1L;

  LookupField(String label) {
    super(null);
    ComboBox<I> combo = getContent();
    combo.setLabel(label);
    combo.setPlaceholder(UiText.of("ui.pick.placeholder"));
    combo.setClearButtonVisible(true);
    combo.setManualValidation(true);
    combo.setPageSize(50);
    combo.setItemLabelGenerator(this::title);
    combo.setRenderer(
        LitRenderer.<I>of(
                "<div class='cu-pick'><span>${item.title}</span>"
                    + "<span class='cu-pick-detail'>${item.detail}</span></div>")
            .withProperty("title", this::title)
            .withProperty("detail", this::detail));
    combo.setItems(
        query ->
            search(
                VietnameseText.normalise(query.getFilter().orElse("")),
                query.getOffset(),
                query.getLimit())
                .stream());
    combo.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            setModelValue(e.getValue() == null ? null : identity(e.getValue()), true);
          }
        });
  }

  @Override
  protected ComboBox<I> initContent() {
    return new ComboBox<>();
  }

  @Override
  protected void setPresentationValue(V value) {
    getContent().setValue(value == null ? null : find(value).orElse(null));
  }

  /** Asks for the choices anew, after something that narrows them has changed. */
  public void refresh() {
    getContent().getDataProvider().refreshAll();
  }

  /** The chosen record itself. */
  public Optional<I> selected() {
    return Optional.ofNullable(getContent().getValue());
  }

  /** The name of a record by its identity; its identity as text when it cannot be found. */
  public String describe(V value) {
    return value == null ? "" : find(value).map(this::title).orElseGet(value::toString);
  }

  abstract V identity(I item);

  abstract String title(I item);

  abstract String detail(I item);

  abstract Optional<I> find(V value);

  abstract List<I> search(String text, int offset, int limit);

  static <X> List<X> slice(List<X> all, int offset, int limit) {
    int from = Math.min(offset, all.size());
    return all.subList(from, Math.min(all.size(), from + limit));
  }
}
