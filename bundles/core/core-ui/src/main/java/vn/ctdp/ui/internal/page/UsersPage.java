package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Accounts. */
public final class UsersPage extends Div {

  private static final long serialVersionUID = 1L;

  UsersPage(ViewContext context, PageServices services) {
    addClassName("ctdp-view");
    Instant now = services.clock().instant();
    DataGrid<UserAccount> grid =
        services.components().grid(context, "core.users", services.identity()::page);
    grid.text("username", t("core.user.username"), UserAccount::username).sortable();
    grid.text("displayName", t("core.user.displayName"), UserAccount::displayName)
        .sortable()
        .grow(2);
    grid.text("roles", t("core.user.roles"), UsersPage::roles).grow(3);
    grid.badge("state", t("core.user.state"), u -> state(u, now), u -> tone(u, now));
    grid.badge(
        "totp",
        t("core.user.totp"),
        u -> u.totpEnrolled() ? t("core.user.totp.on") : t("core.user.totp.off"),
        u -> u.totpEnrolled() ? Tone.GOOD : Tone.NEUTRAL);
    grid.moment("lastSignIn", t("core.user.lastSignIn"), UserAccount::lastSignIn)
        .sortable()
        .width("10rem");
    grid.filter(
        "role",
        t("core.user.role"),
        Arrays.stream(RoleCode.values())
            .map(r -> new DataGrid.Option(r.name(), r.label().in(PageText.locale())))
            .toList());
    grid.filterYesNo("active", t("core.user.active"));
    grid.filter(
        "organisation",
        t("core.user.organisation"),
        services.components().organisationPicker(context, ""),
        UUID::toString,
        UUID::fromString);
    grid.link(u -> "users/" + u.id());
    grid.sort("displayName", true);
    grid.export("nguoi-dung", t("core.users.title"));
    Button add =
        new Button(
            t("core.user.new"),
            VaadinIcon.PLUS.create(),
            e -> UI.getCurrent().navigate("users/" + RecordPage.NEW));
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    grid.toolbar(add);
    add(grid);
  }

  private static String roles(UserAccount user) {
    return user.grants().stream()
        .map(g -> g.role().label().in(PageText.locale()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static boolean locked(UserAccount user, Instant now) {
    return user.lockedUntil() != null && user.lockedUntil().isAfter(now);
  }

  static String state(UserAccount user, Instant now) {
    if (!user.active()) {
      return t("core.user.inactive");
    }
    if (locked(user, now)) {
      return t("core.user.locked");
    }
    return user.mustChangePassword() ? t("core.user.mustChange") : t("core.user.active");
  }

  static Tone tone(UserAccount user, Instant now) {
    if (!user.active()) {
      return Tone.NEUTRAL;
    }
    if (locked(user, now)) {
      return Tone.BAD;
    }
    return user.mustChangePassword() ? Tone.INFO : Tone.GOOD;
  }
}
