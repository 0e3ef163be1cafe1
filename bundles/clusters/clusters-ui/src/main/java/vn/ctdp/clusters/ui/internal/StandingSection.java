package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.Dialogs.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterCommune;
import vn.ctdp.clusters.ClusterDeveloper;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.LegacyStatus;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.DocumentPicker;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** Developers, communes and plan entries of a cluster with their days, and its legacy countdown. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class StandingSection implements ClusterSection {

  private final ClusterStanding standing;
  private final TerritoryService territory;
  private final RuleService rules;
  private final Components components;

  /** Made by the component runtime. */
  @Activate
  public StandingSection(
      @Reference ClusterStanding standing,
      @Reference TerritoryService territory,
      @Reference RuleService rules,
      @Reference Components components) {
    this.standing = standing;
    this.territory = territory;
    this.rules = rules;
    this.components = components;
  }

  @Override
  public int order() {
    return STANDING;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    boolean edit = context.may(ClusterViews.EDIT, Target.of(at.cluster().province()));
    Div panel = new Div(new H3(t("clusters.standing.title")));
    panel.addClassName("ctdp-panel");
    legacy(context, at).ifPresent(panel::add);
    Div blocks = new Div();
    blocks.addClassName("cc-blocks");
    blocks.add(developers(context, at, edit), communes(context, at, edit), plan(context, at));
    panel.add(blocks);
    return Optional.of(panel);
  }

  /** Whether a legacy cluster is done with: as its review says, else once it is established. */
  static boolean settled(ClusterSnapshot at) {
    return at.code(FactKey.LEGACY_STATUS)
        .map(c -> LegacyStatus.valueOf(c).settled())
        .orElseGet(() -> at.holds(FactKey.ESTABLISHED_AREA));
  }

  private Optional<Component> legacy(ViewContext context, ClusterSnapshot at) {
    if (!at.cluster().legacy()) {
      return Optional.empty();
    }
    Optional<LegacyStatus> status = at.code(FactKey.LEGACY_STATUS).map(LegacyStatus::valueOf);
    boolean settled = settled(at);
    String words =
        status
            .map(s -> s.label().in(context.locale()))
            .orElseGet(
                () ->
                    (settled ? LegacyStatus.DA_THANH_LAP : LegacyStatus.CHUA_RA_SOAT)
                        .label()
                        .in(context.locale()));
    if (settled) {
      return Optional.of(new MessageBox(Tone.GOOD, t("clusters.legacy.settled", words)));
    }
    return rules
        .parameter("clusters", "ccn.legacy.deadline", at.day(), at.cluster().province())
        .map(
            p -> {
              LocalDate deadline = LocalDate.parse(p.value());
              long days = ChronoUnit.DAYS.between(at.day(), deadline);
              return new MessageBox(
                  days < 0 ? Tone.BAD : Tone.WARNING,
                  t(
                      days < 0 ? "clusters.legacy.late" : "clusters.legacy.left",
                      words,
                      Format.date(deadline),
                      Format.whole(Math.abs(days)),
                      p.legalText()));
            });
  }

  private Component developers(ViewContext context, ClusterSnapshot at, boolean edit) {
    Div block = block("clusters.developers.title");
    UUID cluster = at.cluster().id();
    List<ClusterDeveloper> all = standing.developers(context.caller(), cluster);
    for (ClusterDeveloper d : all) {
      Div line = line(d.holds(at.day()));
      line.add(
          edit ? opens(d.name(), () -> developer(context, line, at, d)) : new Div(d.name()),
          muted(
              join(
                  d.type() == null ? null : d.type().label().in(context.locale()),
                  days(d.from(), d.to()),
                  d.documentText(),
                  d.taxCode() == null ? null : t("clusters.taxCode.short", d.taxCode()))));
      if (d.illustrative()) {
        line.add(new StatusBadge(t("clusters.illustrative"), Tone.WARNING));
      }
      block.add(line);
    }
    if (all.isEmpty()) {
      block.add(muted(t("clusters.developers.none")));
    }
    if (edit) {
      block.add(
          adds(
              "clusters.developers.add",
              () ->
                  developer(
                      context,
                      block,
                      at,
                      new ClusterDeveloper(
                          null, cluster, "", null, null, null, null, null, null, null, null, null,
                          false, 0))));
    }
    return block;
  }

  private void developer(
      ViewContext context, Component inside, ClusterSnapshot at, ClusterDeveloper developer) {
    FormPanel<ClusterDeveloper> form = new FormPanel<>();
    TextField name =
        form.field(
            "name", Dialogs.text(t("clusters.developers.name"), 300), ClusterDeveloper::name);
    form.required(name, true).wide(name);
    Select<DeveloperType> type =
        form.field(
            "type",
            Dialogs.choice(
                t("clusters.developers.type"),
                DeveloperType.values(),
                DeveloperType::label,
                context.locale(),
                true),
            ClusterDeveloper::type);
    TextField taxCode =
        form.field(
            "taxCode", Dialogs.text(t("clusters.project.taxCode"), 20), ClusterDeveloper::taxCode);
    DateField from = form.field("from", new DateField(t("clusters.from")), ClusterDeveloper::from);
    from.setHelperText(t("clusters.developers.from.help"));
    DateField to = form.field("to", new DateField(t("clusters.to")), ClusterDeveloper::to);
    TextField documentText =
        form.field(
            "documentText",
            Dialogs.text(t("clusters.document.words"), 300),
            ClusterDeveloper::documentText);
    DocumentPicker document =
        form.field(
            "document",
            components.documentPicker(context, t("clusters.document")),
            ClusterDeveloper::document);
    TextArea note = form.field("note", Dialogs.note(t("clusters.note")), ClusterDeveloper::note);
    form.wide(note);
    Checkbox illustrative =
        form.field(
            "illustrative",
            new Checkbox(t("clusters.illustrative")),
            ClusterDeveloper::illustrative);
    form.onSave(
        base ->
            standing.saveDeveloper(
                context.caller(),
                new ClusterDeveloper(
                    base.id(),
                    base.cluster(),
                    name.getValue(),
                    type.getValue(),
                    base.organisation(),
                    base.establishment(),
                    FormPanel.text(taxCode),
                    from.getValue(),
                    to.getValue(),
                    document.getValue(),
                    FormPanel.text(documentText),
                    FormPanel.text(note),
                    illustrative.getValue(),
                    base.version())));
    form.onReload(
        base ->
            standing.developers(context.caller(), base.cluster()).stream()
                .filter(d -> d.id().equals(base.id()))
                .findFirst());
    Dialogs.open(
        t(developer.id() == null ? "clusters.developers.add" : "clusters.developers.edit"),
        form,
        developer,
        () -> ClusterView.redraw(inside),
        developer.id() == null
            ? null
            : () ->
                standing.removeDeveloper(
                    context.caller(), at.cluster().id(), developer.id(), developer.version()));
  }

  private Component communes(ViewContext context, ClusterSnapshot at, boolean edit) {
    Div block = block("clusters.communes.title");
    UUID cluster = at.cluster().id();
    List<ClusterCommune> all = standing.communes(context.caller(), cluster);
    for (ClusterCommune c : all) {
      Div line = line(c.holds(at.day()));
      String name = unit(c, at.day());
      line.add(
          edit ? opens(name, () -> commune(context, line, at, c)) : new Div(name),
          muted(join(days(c.from(), c.to()), c.documentText(), c.commune().toString())));
      block.add(line);
    }
    if (all.isEmpty()) {
      block.add(muted(t("clusters.communes.none")));
    }
    if (edit) {
      block.add(
          adds(
              "clusters.communes.add",
              () ->
                  commune(
                      context,
                      block,
                      at,
                      new ClusterCommune(null, cluster, null, null, null, null, null, 0))));
    }
    return block;
  }

  private String unit(ClusterCommune c, LocalDate day) {
    return territory
        .find(c.commune(), day)
        .map(AdminUnit::fullNameVi)
        .orElse(c.commune().toString());
  }

  private void commune(
      ViewContext context, Component inside, ClusterSnapshot at, ClusterCommune commune) {
    FormPanel<ClusterCommune> form = new FormPanel<>();
    UnitPicker unit =
        form.field(
            "commune", components.communePicker(t("clusters.commune")), ClusterCommune::commune);
    form.required(unit, true).wide(unit);
    DateField from = form.field("from", new DateField(t("clusters.from")), ClusterCommune::from);
    from.setHelperText(t("clusters.communes.from.help"));
    DateField to = form.field("to", new DateField(t("clusters.to")), ClusterCommune::to);
    TextField documentText =
        form.field(
            "documentText",
            Dialogs.text(t("clusters.document.words"), 300),
            ClusterCommune::documentText);
    form.wide(documentText);
    TextArea note = form.field("note", Dialogs.note(t("clusters.note")), ClusterCommune::note);
    form.wide(note);
    form.onSave(
        base ->
            standing.saveCommune(
                context.caller(),
                new ClusterCommune(
                    base.id(),
                    base.cluster(),
                    unit.getValue(),
                    from.getValue(),
                    to.getValue(),
                    FormPanel.text(documentText),
                    FormPanel.text(note),
                    base.version())));
    form.onReload(
        base ->
            standing.communes(context.caller(), base.cluster()).stream()
                .filter(c -> c.id().equals(base.id()))
                .findFirst());
    Dialogs.open(
        t(commune.id() == null ? "clusters.communes.add" : "clusters.communes.edit"),
        form,
        commune,
        () -> ClusterView.redraw(inside),
        commune.id() == null
            ? null
            : () ->
                standing.removeCommune(
                    context.caller(), at.cluster().id(), commune.id(), commune.version()));
  }

  private Component plan(ViewContext context, ClusterSnapshot at) {
    Div block = block("clusters.planEntries.title");
    List<PlanEntry> all = standing.planEntries(context.caller(), at.cluster().id());
    for (PlanEntry p : all) {
      boolean holds =
          !p.validFrom().isAfter(at.day())
              && (p.validTo() == null || !p.validTo().isBefore(at.day()));
      Div line = line(holds);
      line.add(
          new Anchor("clusters/plan/" + p.id(), p.name()),
          muted(
              join(
                  Format.area(p.area().ha()),
                  p.action().label().in(context.locale()),
                  p.phase() == null ? null : p.phase().label().in(context.locale()),
                  days(p.validFrom(), p.validTo()),
                  p.planDocumentText())));
      block.add(line);
    }
    if (all.isEmpty()) {
      block.add(muted(t("clusters.planEntries.none")));
    }
    return block;
  }

  private static Div block(String title) {
    Div block = new Div(new H4(t(title)));
    block.addClassName("cc-block");
    return block;
  }

  private static Div line(boolean holds) {
    Div line = new Div();
    line.addClassName("cc-line");
    line.setClassName("cc-past", !holds);
    return line;
  }

  private static Button opens(String text, Runnable action) {
    Button button = new Button(text, e -> action.run());
    button.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.LUMO_TERTIARY_INLINE);
    return button;
  }

  private static Button adds(String key, Runnable action) {
    Button button = new Button(t(key), VaadinIcon.PLUS.create(), e -> action.run());
    button.addThemeVariants(
        com.vaadin.flow.component.button.ButtonVariant.LUMO_TERTIARY,
        com.vaadin.flow.component.button.ButtonVariant.LUMO_SMALL);
    return button;
  }

  private static Div muted(String text) {
    Div line = new Div(text);
    line.addClassName("cu-muted");
    return line;
  }

  static String days(LocalDate from, LocalDate to) {
    if (from == null && to == null) {
      return t("clusters.days.unknown");
    }
    if (from == null) {
      return t("clusters.days.until", Format.date(to));
    }
    return to == null
        ? t("clusters.days.since", Format.date(from))
        : Format.date(from) + " – " + Format.date(to);
  }

  static String join(String... parts) {
    return String.join(
        " · ", java.util.Arrays.stream(parts).filter(p -> p != null && !p.isBlank()).toList());
  }
}
