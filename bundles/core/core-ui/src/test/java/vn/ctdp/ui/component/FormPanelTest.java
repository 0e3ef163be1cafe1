package vn.ctdp.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;

class FormPanelTest {

  /** Held here, because Vaadin remembers the current page only weakly. */
  private UI page;

  record Thing(String name, String place, Integer count, long version) {}

  private final FormPanel<Thing> form = new FormPanel<>();
  private final TextField name = form.field("name", new TextField("Tên"), Thing::name);
  private final TextField place = form.field("place", new TextField("Nơi"), Thing::place);
  private final WholeNumberField count =
      form.field("count", new WholeNumberField("Số lượng"), Thing::count);
  private final List<Thing> stored = new ArrayList<>();

  @BeforeEach
  void page() {
    page = new UI();
    page.setLocale(vn.ctdp.ui.view.Messages.VIETNAMESE);
    UI.setCurrent(page);
    form.required(name, true);
    form.onSave(base -> keep(read(base)));
  }

  @AfterEach
  void noPage() {
    UI.setCurrent(null);
  }

  private Thing read(Thing base) {
    return new Thing(FormPanel.text(name), FormPanel.text(place), count.getValue(), base.version());
  }

  private Thing keep(Thing thing) {
    Thing kept = new Thing(thing.name(), thing.place(), thing.count(), thing.version() + 1);
    stored.add(kept);
    return kept;
  }

  @Test
  void isDirtyOnlyWhileSomethingDiffers() {
    form.load(new Thing("A", null, 3, 1));
    assertThat(form.dirty()).isFalse();

    name.setValue("B");
    assertThat(form.dirty()).isTrue();
    name.setValue("A ");
    assertThat(form.dirty()).isFalse();
  }

  @Test
  void doesNotAskTheServiceWhileARequiredFieldIsEmptyOrANumberIsNone() {
    form.load(new Thing("", null, 3, 1));
    count.read("2.5");

    form.save();

    assertThat(stored).isEmpty();
    assertThat(name.isInvalid()).isTrue();
    assertThat(count.isInvalid()).isTrue();
  }

  @Test
  void putsTheServicesProblemsOntoTheFields() {
    form.onSave(
        base -> {
          throw new CtdpException(
              CoreError.INVALID,
              List.of(FieldProblem.error("place", "X-1", "Sai nơi.", "Wrong place.")),
              null);
        });
    form.load(new Thing("A", "x", 3, 1));

    form.save();

    assertThat(place.isInvalid()).isTrue();
    assertThat(place.getErrorMessage()).isEqualTo("Sai nơi.");
    assertThat(place.getValue()).isEqualTo("x");
    assertThat(name.isInvalid()).isFalse();

    place.setValue("y");
    assertThat(place.isInvalid()).isFalse();
  }

  @Test
  void mergesWithWhatSomebodyElseSavedAndLosesNothing() {
    Thing theirs = new Thing("A", "theirs", 9, 7);
    form.onReload(base -> Optional.of(theirs));
    form.onSave(
        base -> {
          if (base.version() != theirs.version()) {
            throw new CtdpException(CoreError.CONFLICT);
          }
          return keep(read(base));
        });
    form.load(new Thing("A", "old", 3, 1));
    name.setValue("mine");
    place.setValue("also mine");

    form.save();
    assertThat(stored).isEmpty();
    assertThat(name.getValue()).isEqualTo("mine");
    assertThat(place.getValue()).isEqualTo("also mine");
    assertThat(count.getValue()).isEqualTo(9);

    form.save();
    assertThat(stored).containsExactly(new Thing("mine", "also mine", 9, 8));
    assertThat(form.dirty()).isFalse();
  }
}
