package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.List;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.StreamInbox;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.ViewContext;

/** One item from the centre. */
class InboxItemView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient StreamInbox inbox;

  InboxItemView(ViewContext context, StreamInbox inbox) {
    this.context = context;
    this.inbox = inbox;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String text = event.getRouteParameters().get("number").orElse("");
    StreamItem item =
        (text.matches("\\d{1,15}")
                ? inbox.item(context.caller(), Long.parseLong(text))
                : java.util.Optional.<StreamItem>empty())
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "nội dung", text));
    show(item);
  }

  private void show(StreamItem item) {
    removeAll();
    PageHeader header =
        new PageHeader(item.title().in(context.locale()))
            .back("inbox", t("inbox"))
            .subtitle(StreamTexts.kind(item.kind()));
    JsonObject content = Json.parse(item.content());
    boolean notice = item.kind().equals(ItemKind.NOTICE);
    if (notice) {
      Button seen =
          new Button(
              t("acknowledge"),
              VaadinIcon.CHECK.create(),
              e -> {
                try {
                  inbox.acknowledge(context.caller(), item.number());
                  UI.getCurrent().navigate("inbox");
                } catch (CtdpException failure) {
                  Notices.failure(failure);
                }
              });
      seen.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(seen);
    }
    add(header);
    Div panel = new Div();
    panel.addClassName("ctdp-panel");
    if (notice && content.hasKey("text")) {
      String lang = Messages.isEnglish(context.locale()) ? "en" : "vi";
      for (String line : content.getObject("text").getString(lang).split("\\R+")) {
        panel.add(new Paragraph(line));
      }
      if (content.hasKey("link") && !content.getString("link").isEmpty()) {
        String link = content.getString("link");
        panel.add(
            new Button(
                t("goThere"),
                VaadinIcon.ARROW_RIGHT.create(),
                e -> UI.getCurrent().navigate(link)));
      }
    } else {
      KeyValues facts = new KeyValues();
      for (String key : List.of(content.keys())) {
        if (!key.equals("schema") && content.get(key).getType() != elemental.json.JsonType.NULL) {
          String label =
              StreamTexts.MESSAGES.keys().contains("exchange.down.field." + key)
                  ? t("field." + key)
                  : key;
          switch (content.get(key).getType()) {
            case OBJECT, ARRAY -> facts.putWide(label, content.get(key).toJson());
            default -> facts.put(label, content.get(key).asString());
          }
        }
      }
      panel.add(facts);
    }
    Div about =
        new Div(
            new KeyValues()
                .put(t("number"), Format.whole(item.number()))
                .put(t("publishedBy"), item.publishedBy())
                .put(t("publishedAt"), Format.moment(item.publishedAt())));
    about.addClassName("ctdp-panel");
    add(panel, about);
  }
}
