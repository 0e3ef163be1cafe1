package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.KeyTexts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.enrolment.EnrolmentStatus;
import vn.ctdp.exchange.enrolment.EnrolmentStatus.State;
import vn.ctdp.exchange.enrolment.ProvinceEnrolment;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** At a province: enrolling with the centre step by step, the key in force, changing it. */
class ProvinceKeysView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ProvinceEnrolment enrolment;
  private final transient Clock clock;
  private final boolean manage;
  private final Div place = new Div();
  private final DataGrid<KeyInfo> keys;
  private State shown;
  private String shownKey = "";
  private boolean wizard;

  ProvinceKeysView(
      ViewContext context,
      ProvinceEnrolment enrolment,
      Clock clock,
      Components components,
      OpenPages open) {
    this.context = context;
    this.enrolment = enrolment;
    this.clock = clock;
    this.manage = context.may(EnrolmentOffice.MANAGE);
    this.keys =
        components.grid(
            context,
            "exchange.own-keys",
            (caller, request) -> CentreKeysView.page(enrolment.keys(caller), request));
    keys.text("owner", t("owner"), k -> t(k.owner().isEmpty() ? "owner.centre" : "owner.own"))
        .pinned()
        .grow(1);
    KeyTexts.columns(keys, clock);
    keys.plain();
    keys.noExport();
    keys.allRowsVisible();
    keys.empty(VaadinIcon.KEY, t("all.empty"), t("all.empty.hint"));
    place.getElement().setAttribute("aria-live", "polite");
    addClassName("keys-page");
    add(place, new H2(t("all")), keys);
    show();
    open.follow(this, this::news);
  }

  /** News must not wipe out what somebody is typing. */
  private void news() {
    EnrolmentStatus status = enrolment.status(context.caller());
    if (!wizard || status.state() != shown || !key(status).equals(shownKey)) {
      show();
    }
  }

  private static String key(EnrolmentStatus status) {
    return status.current().map(KeyInfo::keyId).orElse("");
  }

  private void show() {
    EnrolmentStatus status = enrolment.status(context.caller());
    shown = status.state();
    shownKey = key(status);
    wizard = false;
    place.removeAll();
    boolean underWay = shown == State.SENDING || shown == State.WAITING;
    if (status.current().isPresent()) {
      place.add(inForce(status));
    }
    if (underWay) {
      place.add(waiting(status));
    } else if (status.current().isEmpty()) {
      place.add(start(status));
    } else if (shown == State.REFUSED) {
      place.add(new MessageBox(Tone.BAD, t("refused", status.reason())));
    }
    keys.refresh();
  }

  // --- the wizard ----------------------------------------------------------------------------

  private Div start(EnrolmentStatus status) {
    Div panel = new Div(new H2(t("start")));
    panel.addClassName("ctdp-panel");
    if (shown == State.REFUSED) {
      panel.add(new MessageBox(Tone.BAD, t("refused", status.reason())));
    } else if (shown == State.APPROVED) {
      panel.add(new MessageBox(Tone.BAD, t("lost")));
    } else if (shown == State.CANCELLED) {
      panel.add(new MessageBox(Tone.INFO, t("cancelled")));
    }
    panel.add(new Paragraph(t("start.text")));
    panel.add(
        new OrderedList(
            new ListItem(t("start.step1")),
            new ListItem(t("start.step2")),
            new ListItem(t("start.step3"))));
    if (!manage) {
      panel.add(new MessageBox(Tone.INFO, t("start.admin")));
      return panel;
    }
    wizard = true;
    panel.add(form(status));
    return panel;
  }

  private Div form(EnrolmentStatus status) {
    TextField address = new TextField(t("address"));
    address.setWidthFull();
    address.setPlaceholder("https://");
    address.setAutocomplete(Autocomplete.OFF);
    address.setValue(status.centre().map(URI::toString).orElse(""));
    address.setReadOnly(status.addressConfigured());
    address.setHelperText(t(status.addressConfigured() ? "address.configured" : "address.help"));
    address.setRequiredIndicatorVisible(!status.addressConfigured());
    TextArea code = new TextArea(t("code"));
    code.setWidthFull();
    code.setMaxLength(200);
    code.setHelperText(t("code.help"));
    code.setRequiredIndicatorVisible(true);
    code.addClassName("keys-code-field");
    code.getElement().setAttribute("autocomplete", "off");
    code.getElement().setAttribute("spellcheck", "false");
    Button go = new Button(t("enrol"), VaadinIcon.KEY.create());
    go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    go.setDisableOnClick(true);
    go.addClickListener(
        e -> {
          code.setInvalid(false);
          address.setInvalid(false);
          try {
            URI centre = status.addressConfigured() ? null : address(address);
            enrolment.enrol(context.caller(), centre, code.getValue());
            Notices.success(t("enrol.done"));
            show();
          } catch (CtdpException failure) {
            failed(failure, address, code);
          } finally {
            go.setEnabled(true);
          }
        });
    Div acts = new Div(go);
    acts.addClassName("keys-acts");
    Div form = new Div(address, code, acts);
    form.addClassName("keys-form");
    return form;
  }

  private static URI address(TextField field) {
    String text = field.getValue().strip();
    if (text.isEmpty()) {
      throw new CtdpException(EnrolmentError.ADDRESS_MISSING);
    }
    try {
      return URI.create(text.contains("://") ? text : "https://" + text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(EnrolmentError.ADDRESS_WRONG, java.util.List.of(), e);
    }
  }

  private void failed(CtdpException failure, TextField address, TextArea code) {
    String sentence = failure.sentence(context.locale()) + " " + failure.nextStep(context.locale());
    EnrolmentError error = failure.errorCode() instanceof EnrolmentError known ? known : null;
    if (error == EnrolmentError.CODE_MISTYPED) {
      code.setErrorMessage(sentence);
      code.setInvalid(true);
      code.focus();
    } else if (error == EnrolmentError.ADDRESS_MISSING
        || error == EnrolmentError.ADDRESS_WRONG
        || error == EnrolmentError.CENTRE_UNREACHABLE) {
      address.setErrorMessage(sentence);
      address.setInvalid(true);
      address.focus();
    } else if (error == EnrolmentError.CENTRE_REFUSED) {
      show();
    } else {
      Notices.failure(failure);
    }
  }

  // --- under way -----------------------------------------------------------------------------

  private Div waiting(EnrolmentStatus status) {
    boolean sending = status.state() == State.SENDING;
    Div panel = new Div(new H2(t(sending ? "sending" : "waiting")));
    panel.addClassName("ctdp-panel");
    panel.add(new Paragraph(t(sending ? "sending.text" : "waiting.text")));
    panel.add(
        new KeyValues()
            .put(t("fingerprint"), KeyTexts.fingerprint(status.fingerprint()))
            .put(t("address"), status.centre().map(URI::toString).orElse(""))
            .put(t("started"), Format.moment(status.startedAt())));
    if (!status.reason().isEmpty()) {
      panel.add(new MessageBox(Tone.WARNING, status.reason()));
    }
    if (manage) {
      Button ask = new Button(t("ask"), VaadinIcon.REFRESH.create(), e -> check());
      Button cancel =
          new Button(
              t("cancel"),
              e ->
                  Confirm.danger(
                      t("cancel.ask"),
                      t("cancel.text"),
                      t("cancel"),
                      () -> act(() -> enrolment.cancel(context.caller()), t("cancelled"))));
      cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      Div acts = new Div(ask, cancel);
      acts.addClassName("keys-acts");
      panel.add(acts);
    }
    return panel;
  }

  // --- in force ------------------------------------------------------------------------------

  private Div inForce(EnrolmentStatus status) {
    KeyInfo key = status.current().orElseThrow();
    Div panel = new Div(new H2(t("inForce")));
    panel.addClassName("ctdp-panel");
    panel.add(
        new KeyValues()
            .put(t("fingerprint"), KeyTexts.fingerprint(key.fingerprint()))
            .put(t("to"), KeyTexts.end(key, clock))
            .put(t("address"), status.centre().map(URI::toString).orElse(""))
            .put(t("account"), status.username())
            .put(t("centreKey"), KeyTexts.fingerprint(KeyInfo.fingerprint(status.centreKeyId()))));
    if (status.rotating()) {
      panel.add(
          new MessageBox(
              Tone.INFO,
              status.reason().isEmpty() ? t("rotating") : t("rotating") + " " + status.reason()));
    }
    Div acts = new Div();
    acts.addClassName("keys-acts");
    if (manage) {
      Button rotate =
          new Button(
              t("rotate"),
              VaadinIcon.REFRESH.create(),
              e ->
                  Confirm.ask(
                      t("rotate.ask"),
                      t("rotate.text"),
                      t("rotate"),
                      () -> act(() -> enrolment.rotate(context.caller()), t("rotate.sent"))));
      rotate.setEnabled(!status.rotating() && key.state() == KeyState.CURRENT);
      Button ask = new Button(t("ask"), VaadinIcon.CONNECT_O.create(), e -> check());
      acts.add(rotate, ask);
    }
    acts.add(KeyTexts.download(t("download")));
    panel.add(acts);
    return panel;
  }

  private void check() {
    try {
      EnrolmentStatus status = enrolment.check(context.caller());
      if (status.reason().isEmpty()) {
        Notices.info(t("asked"));
      }
    } catch (CtdpException failure) {
      Notices.failure(failure);
    }
    show();
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
