package vn.ctdp.extension.ui.internal;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Programme;
import vn.ctdp.ui.view.ViewContext;

/** Adds a programme. */
class ProgrammeNewView extends Div {

  private static final long serialVersionUID = 1L;

  ProgrammeNewView(ViewContext context, Desk desk) {
    int from = (desk.today().getYear() + 4) / 5 * 5 + 1;
    add(
        ProgrammeForm.build(
            context,
            desk,
            new Programme(
                null,
                "",
                desk.province().isPresent() ? FundLevel.KCDP : FundLevel.KCQG,
                desk.province().orElse(null),
                from,
                from + 4,
                null,
                null,
                null,
                List.of(),
                null,
                0)));
  }
}
