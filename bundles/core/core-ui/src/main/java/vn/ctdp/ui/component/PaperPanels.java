package vn.ctdp.ui.component;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.view.ViewContext;

/**
 * Papers of records, for the pages of modules. A service of its own: a page that can do without
 * papers binds it as an optional one.
 */
@ProviderType
public interface PaperPanels {

  /**
   * The papers of a record with what may be made of it; empty when there is neither. Call it with
   * the page's lock held.
   */
  Optional<Component> panel(ViewContext context, SubjectRef subject);
}
