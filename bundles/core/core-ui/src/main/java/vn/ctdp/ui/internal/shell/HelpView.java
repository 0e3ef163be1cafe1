package vn.ctdp.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.stream.Stream;
import vn.ctdp.core.instance.InstanceRole;

/** How to work with the system, whom to ask, and which version it is. */
public final class HelpView extends Div implements HasDynamicTitle {

  private static final long serialVersionUID = 1L;

  /** Path of the page. */
  static final String PATH = "help";

  HelpView(ShellServices services) {
    addClassName("ctdp-help");
    add(
        list(
            "shell.help.use.title",
            "shell.help.use.menu",
            "shell.help.use.keyboard",
            "shell.help.use.numbers",
            "shell.help.use.language"),
        list(
            "shell.help.trouble.title",
            "shell.help.trouble.permission",
            "shell.help.trouble.password",
            "shell.help.trouble.incident"));
    DescriptionList facts = new DescriptionList();
    facts.addClassName("ctdp-facts");
    fact(facts, "shell.about.office", services.instance().name().in(services.context().locale()));
    fact(
        facts,
        "shell.about.role",
        getTranslation(
            services.instance().role() == InstanceRole.CENTRE
                ? "shell.role.centre"
                : "shell.role.province"));
    fact(facts, "shell.about.instance", services.instance().id());
    fact(facts, "shell.about.version", services.instance().version());
    Section about = panel("shell.about.title");
    about.add(
        facts,
        new Paragraph(
            new Span(getTranslation("shell.about.licence") + " "),
            new Anchor("licences", getTranslation("shell.about.licences"))));
    add(about);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.help.title");
  }

  private Component list(String titleKey, String... keys) {
    Section section = panel(titleKey);
    UnorderedList list = new UnorderedList();
    list.addClassName("ctdp-prose");
    Stream.of(keys).forEach(key -> list.add(new ListItem(getTranslation(key))));
    section.add(list);
    return section;
  }

  private Section panel(String titleKey) {
    Section section = new Section(new H2(getTranslation(titleKey)));
    section.addClassName("ctdp-panel");
    return section;
  }

  private void fact(DescriptionList facts, String key, String value) {
    facts.add(
        new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
  }
}
