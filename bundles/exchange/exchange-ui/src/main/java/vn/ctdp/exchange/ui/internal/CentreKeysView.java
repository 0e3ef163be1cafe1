package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.KeyTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.EnrolmentCode;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.enrolment.EnrolmentRequest;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.component.UnitPicker;
import vn.ctdp.ui.view.ViewContext;

/** At the centre: requests that wait, the centre's own key, provinces' keys, codes. */
class CentreKeysView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient EnrolmentOffice office;
  private final transient TerritoryService territory;
  private final transient Clock clock;
  private final transient Components components;
  private final boolean manage;
  private final Div waiting = new Div();
  private final Div own = new Div();
  private final DataGrid<KeyInfo> keys;
  private final DataGrid<EnrolmentCode> codes;

  CentreKeysView(
      ViewContext context,
      EnrolmentOffice office,
      TerritoryService territory,
      Clock clock,
      Components components,
      OpenPages open) {
    this.context = context;
    this.office = office;
    this.territory = territory;
    this.clock = clock;
    this.components = components;
    this.manage = context.may(EnrolmentOffice.MANAGE);
    this.keys =
        components.grid(
            context,
            "exchange.keys",
            (caller, request) ->
                page(
                    office.keys(caller).stream().filter(k -> k.owner().isPresent()).toList(),
                    request));
    this.codes =
        components.grid(
            context, "exchange.codes", (caller, request) -> page(office.codes(caller), request));
    waiting.addClassName("keys-waiting");
    own.addClassName("ctdp-panel");
    keyColumns();
    codeColumns();
    if (manage) {
      Button issue = new Button(t("issue"), VaadinIcon.PLUS.create(), e -> issue());
      issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      Div acts = new Div(issue);
      acts.addClassName("keys-acts");
      add(acts);
    }
    add(waiting, new H2(t("provinces")), keys, new H2(t("own")), own, new H2(t("codes")), codes);
    addClassName("keys-page");
    show();
    open.follow(this, this::show);
  }

  static <T> Page<T> page(List<T> rows, PageRequest request) {
    return new Page<>(
        rows.stream().skip(request.offset()).limit(request.limit()).toList(), rows.size());
  }

  private String name(UnitRef unit) {
    return KeyTexts.name(unit, territory, clock);
  }

  private void keyColumns() {
    keys.text("owner", t("province"), k -> name(k.owner().orElseThrow())).pinned().grow(2);
    KeyTexts.columns(keys, clock);
    if (manage) {
      Predicate<KeyInfo> inForce =
          k -> k.state() == KeyState.CURRENT || k.state() == KeyState.REPLACED;
      keys.action(t("revoke"), VaadinIcon.BAN, inForce, this::revoke);
    }
    keys.plain();
    keys.noExport();
    keys.allRowsVisible();
    keys.empty(VaadinIcon.KEY, t("provinces.empty"), t("provinces.empty.hint"));
  }

  private void codeColumns() {
    codes.text("province", t("province"), c -> name(c.province())).pinned().grow(2);
    codes.text("id", t("code.id"), c -> c.id() + "…").width("7rem");
    codes
        .badge(
            "state",
            t("state"),
            c -> t("code." + c.state().name()),
            c ->
                switch (c.state()) {
                  case OPEN -> Tone.WARNING;
                  case USED -> Tone.GOOD;
                  case LOCKED -> Tone.BAD;
                  case EXPIRED, WITHDRAWN -> Tone.NEUTRAL;
                })
        .width("9rem");
    codes.moment("expires", t("code.expires"), EnrolmentCode::expiresAt);
    codes.text("by", t("code.by"), c -> Format.actor(c.issuedBy()));
    codes.whole("attempts", t("code.attempts"), EnrolmentCode::wrongAttempts).width("7rem");
    if (manage) {
      codes.action(
          t("code.withdraw"),
          VaadinIcon.CLOSE_SMALL,
          c -> c.state() == EnrolmentCode.State.OPEN,
          c ->
              Confirm.danger(
                  t("code.withdraw.ask", name(c.province())),
                  t("code.withdraw.text"),
                  t("code.withdraw"),
                  () -> act(() -> office.withdraw(context.caller(), c.id()), t("code.withdrawn"))));
    }
    codes.plain();
    codes.noExport();
    codes.allRowsVisible();
    codes.empty(VaadinIcon.TICKET, t("codes.empty"), t("codes.empty.hint"));
  }

  private void show() {
    showWaiting();
    showOwn();
    keys.refresh();
    codes.refresh();
  }

  // --- requests ------------------------------------------------------------------------------

  private void showWaiting() {
    waiting.removeAll();
    for (EnrolmentRequest r : office.requests(context.caller())) {
      if (r.state() == EnrolmentRequest.State.WAITING) {
        waiting.add(card(r));
      }
    }
  }

  private Div card(EnrolmentRequest r) {
    KeyValues facts =
        new KeyValues()
            .put(t("fingerprint"), KeyTexts.fingerprint(r.fingerprint()))
            .put(t("request.name"), r.name())
            .put(t("request.instance"), r.instance())
            .put(t("request.at"), Format.moment(r.receivedAt()))
            .put(t("request.address"), r.address())
            .put(t("code.id"), r.codeId() + "…");
    Div card =
        new Div(
            new H3(t("request.title", name(r.province()))),
            new Paragraph(t("request.compare")),
            facts);
    card.addClassNames("ctdp-panel", "keys-request");
    if (manage) {
      Button approve = new Button(t("approve"), VaadinIcon.CHECK.create(), e -> approve(r));
      approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      Button refuse = new Button(t("refuse"), VaadinIcon.CLOSE.create(), e -> refuse(r));
      Div acts = new Div(approve, refuse);
      acts.addClassName("keys-acts");
      card.add(acts);
    }
    return card;
  }

  private void approve(EnrolmentRequest r) {
    boolean known =
        office.keys(context.caller()).stream()
            .anyMatch(
                k -> k.owner().equals(Optional.of(r.province())) && k.state() == KeyState.CURRENT);
    Div content = new Div(new Paragraph(t("approve.text")), KeyTexts.fingerprint(r.fingerprint()));
    if (known) {
      content.add(new MessageBox(Tone.WARNING, t("approve.known", name(r.province()))));
    }
    Confirm.content(
        t("approve.ask", name(r.province())),
        content,
        t("approve"),
        () ->
            act(
                () -> office.approve(context.caller(), r.id()),
                t("approve.done", name(r.province()))));
  }

  private void refuse(EnrolmentRequest r) {
    Confirm.reason(
        t("refuse.ask", name(r.province())),
        new Paragraph(t("refuse.text")),
        t("refuse"),
        true,
        reason ->
            act(
                () -> office.refuse(context.caller(), r.id(), reason),
                t("refuse.done", name(r.province()))));
  }

  // --- codes ---------------------------------------------------------------------------------

  private void issue() {
    UnitPicker province = components.provincePicker(t("province"));
    province.setWidthFull();
    Div content = new Div(new Paragraph(t("issue.text")), province);
    Confirm.content(
        t("issue.ask"),
        content,
        t("issue"),
        () -> {
          if (province.getValue() == null) {
            Notices.warning(t("issue.choose"));
            issue();
            return;
          }
          try {
            shown(office.issue(context.caller(), province.getValue()));
          } catch (CtdpException failure) {
            Notices.failure(failure);
          }
          show();
        });
  }

  /** The code, this once. */
  private void shown(EnrolmentCode.Issued issued) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(t("issued.title", name(issued.info().province())));
    dialog.addClassName("cu-dialog");
    dialog.setWidth("min(32rem, 100vw - 2rem)");
    dialog.setCloseOnOutsideClick(false);
    // The code is shown this once: Esc asks before it is gone.
    dialog.addDialogCloseActionListener(
        e ->
            Confirm.ask(
                t("issued.leave"), t("issued.once"), t("issued.close"), () -> dialog.close()));
    Div code = new Div();
    code.setText(issued.code());
    code.addClassName("keys-code");
    code.setId("enrolment-code");
    Button copy = new Button(t("issued.copy"), VaadinIcon.COPY_O.create());
    copy.addClickListener(
        e ->
            copy.getElement()
                .executeJs(
                    "const c = document.getElementById('enrolment-code');"
                        + "const r = document.createRange(); r.selectNodeContents(c);"
                        + "const s = getSelection(); s.removeAllRanges(); s.addRange(r);"
                        + "try { await navigator.clipboard.writeText(c.textContent); return true; }"
                        + " catch (x) { return document.execCommand('copy'); }")
                .then(
                    Boolean.class, ok -> Notices.info(t(ok ? "issued.copied" : "issued.select"))));
    Div content =
        new Div(
            new Paragraph(t("issued.text")),
            code,
            copy,
            new KeyValues().put(t("code.expires"), Format.moment(issued.info().expiresAt())),
            new MessageBox(Tone.WARNING, t("issued.once")));
    content.addClassName("keys-issued");
    dialog.add(content);
    Button close = new Button(t("issued.close"), e -> dialog.close());
    close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(close);
    dialog.open();
  }

  // --- keys ----------------------------------------------------------------------------------

  private void showOwn() {
    own.removeAll();
    List<KeyInfo> all =
        office.keys(context.caller()).stream().filter(k -> k.owner().isEmpty()).toList();
    Optional<KeyInfo> current = all.stream().filter(k -> k.state() == KeyState.CURRENT).findFirst();
    if (current.isEmpty()) {
      own.add(new EmptyState(VaadinIcon.KEY, t("own.none"), t("own.none.hint")));
      return;
    }
    KeyInfo key = current.get();
    own.add(
        new KeyValues()
            .put(t("fingerprint"), KeyTexts.fingerprint(key.fingerprint()))
            .put(t("from"), Format.moment(key.validFrom()))
            .put(t("to"), KeyTexts.end(key, clock))
            .put(t("own.former"), Format.whole(all.size() - 1)));
    Div acts = new Div(KeyTexts.download(t("download")));
    acts.addClassName("keys-acts");
    if (manage) {
      Button rotate =
          new Button(
              t("rotate"),
              VaadinIcon.REFRESH.create(),
              e ->
                  Confirm.ask(
                      t("own.rotate.ask"),
                      t("own.rotate.text"),
                      t("rotate"),
                      () -> act(() -> office.rotate(context.caller()), t("rotate.done"))));
      Button revoke = new Button(t("revoke"), VaadinIcon.BAN.create(), e -> revoke(key));
      revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
      acts.addComponentAsFirst(rotate);
      acts.add(revoke);
    }
    own.add(acts);
  }

  private void revoke(KeyInfo key) {
    boolean centre = key.owner().isEmpty();
    Confirm.reason(
        centre ? t("own.revoke.ask") : t("revoke.ask", name(key.owner().get())),
        new Div(
            new Paragraph(t(centre ? "own.revoke.text" : "revoke.text")),
            KeyTexts.fingerprint(key.fingerprint())),
        t("revoke"),
        true,
        reason ->
            act(() -> office.revoke(context.caller(), key.keyId(), reason), t("revoke.done")));
  }

  private void act(Runnable work, String done) {
    act(
        () -> {
          work.run();
          return null;
        },
        done);
  }

  private void act(Supplier<?> work, String done) {
    try {
      work.get();
      Notices.success(done);
    } catch (CtdpException failure) {
      Notices.failure(failure);
    }
    show();
  }
}
