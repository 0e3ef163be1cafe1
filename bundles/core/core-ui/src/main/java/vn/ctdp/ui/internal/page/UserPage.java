package vn.ctdp.ui.internal.page;

import static vn.ctdp.ui.internal.page.PageText.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.Confirm;
import vn.ctdp.ui.component.FormPanel;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.OrganisationPicker;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** One account: who it is, what it may do, and the help when somebody is locked out. */
public final class UserPage extends RecordPage {

  private static final long serialVersionUID = 1L;

  UserPage(ViewContext context, PageServices services) {
    super(context, services);
  }

  @Override
  void show(String id) {
    if (NEW.equals(id)) {
      add(new PageHeader(t("core.user.new")).back("users", t("core.users.title")));
      add(
          form(
              new UserAccount(
                  null,
                  "",
                  "",
                  Caller.Kind.PERSON,
                  Optional.empty(),
                  true,
                  true,
                  false,
                  null,
                  null,
                  List.of(),
                  0)));
      return;
    }
    Optional<UserAccount> found =
        uuid(id).flatMap(i -> services.identity().find(context.caller(), i));
    if (found.isEmpty()) {
      missing("users", t("core.users.title"));
      return;
    }
    UserAccount user = found.get();
    Instant now = services.clock().instant();
    add(
        new PageHeader(user.displayName())
            .back("users", t("core.users.title"))
            .badge(new StatusBadge(UsersPage.state(user, now), UsersPage.tone(user, now)))
            .actions(acts(user, now)));
    KeyValues facts =
        new KeyValues()
            .put(
                t("core.user.lastSignIn"),
                user.lastSignIn() == null ? t("core.user.never") : Format.moment(user.lastSignIn()))
            .put(
                t("core.user.totp"),
                user.totpEnrolled() ? t("core.user.totp.on") : t("core.user.totp.off"));
    if (UsersPage.locked(user, now)) {
      facts.put(t("core.user.lockedUntil"), Format.moment(user.lockedUntil()));
    }
    add(panel(null, facts));
    add(form(user));
    add(
        panel(
            t("core.history"),
            services
                .components()
                .history(context, new SubjectRef("user", user.id().toString()))
                .names(k -> PageText.orElse("core.field." + k, k), AuditPage::action)
                .values(new LoggedValues(context, services)::of)));
  }

  private Component[] acts(UserAccount user, Instant now) {
    List<Component> acts = new ArrayList<>();
    IdentityService identity = services.identity();
    if (UsersPage.locked(user, now)) {
      acts.add(
          new Button(
              t("core.user.unlock"),
              VaadinIcon.UNLOCK.create(),
              e ->
                  act(
                      () -> {
                        identity.unlock(context.caller(), user.id());
                        Notices.success(t("core.user.unlocked"));
                        again(user.id());
                      })));
    }
    acts.add(
        new Button(
            t("core.user.resetPassword"),
            VaadinIcon.KEY_O.create(),
            e ->
                Confirm.ask(
                    t("core.user.resetPassword.title"),
                    t(
                        machine(user)
                            ? "core.user.resetPassword.textMachine"
                            : "core.user.resetPassword.text",
                        user.username()),
                    t("core.user.resetPassword"),
                    () ->
                        act(
                            () -> {
                              String password = identity.resetPassword(context.caller(), user.id());
                              OneTimePassword.show(
                                  user.username(), machine(user), password, () -> again(user.id()));
                            }))));
    if (user.totpEnrolled()) {
      acts.add(
          new Button(
              t("core.user.resetTotp"),
              VaadinIcon.MOBILE.create(),
              e ->
                  Confirm.danger(
                      t("core.user.resetTotp.title"),
                      t("core.user.resetTotp.text", user.username()),
                      t("core.user.resetTotp"),
                      () ->
                          act(
                              () -> {
                                identity.resetTotp(context.caller(), user.id());
                                Notices.success(t("core.user.resetTotp.done"));
                                again(user.id());
                              }))));
    }
    return acts.toArray(Component[]::new);
  }

  private static boolean machine(UserAccount user) {
    return user.kind() == Caller.Kind.MACHINE;
  }

  private static void act(Runnable act) {
    try {
      act.run();
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }

  private void again(UUID id) {
    removeAll();
    show(id.toString());
  }

  private FormPanel<UserAccount> form(UserAccount user) {
    boolean fresh = user.id() == null;
    FormPanel<UserAccount> form = new FormPanel<>();
    form.section(t("core.user.section.account"));
    TextField username =
        form.field("username", new TextField(t("core.user.username")), UserAccount::username);
    username.setHelperText(t("core.user.username.help"));
    username.setMaxLength(64);
    username.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
    form.required(username, true);
    TextField display =
        form.field(
            "displayName", new TextField(t("core.user.displayName")), UserAccount::displayName);
    display.setMaxLength(200);
    form.required(display, true);
    OrganisationPicker organisation =
        form.field(
            "organisation",
            services.components().organisationPicker(context, t("core.user.organisation")),
            u -> u.organisation().orElse(null));
    Select<Caller.Kind> kind = new Select<>();
    kind.setLabel(t("core.user.kind"));
    kind.setItems(Caller.Kind.PERSON, Caller.Kind.MACHINE);
    kind.setItemLabelGenerator(k -> k == null ? "" : t("core.user.kind." + k.name()));
    form.field("kind", kind, UserAccount::kind);
    Checkbox active =
        form.field("active", new Checkbox(t("core.user.activeLong")), UserAccount::active);
    form.section(t("core.user.roles"), t("core.user.roles.hint"));
    GrantsEditor grants = form.field("grants", new GrantsEditor(services), UserAccount::grants);
    form.wide(grants);
    form.onSave(
        base -> {
          UserAccount wanted =
              new UserAccount(
                  base.id(),
                  VietnameseText.normalise(username.getValue()),
                  VietnameseText.normalise(display.getValue()),
                  kind.getValue(),
                  Optional.ofNullable(organisation.getValue()),
                  active.getValue(),
                  base.mustChangePassword(),
                  base.totpEnrolled(),
                  base.lockedUntil(),
                  base.lastSignIn(),
                  grants.getValue(),
                  base.version());
          if (base.id() != null) {
            return services.identity().update(context.caller(), wanted);
          }
          IdentityService.Created created = services.identity().create(context.caller(), wanted);
          OneTimePassword.show(
              created.account().username(),
              machine(created.account()),
              created.password(),
              () -> UI.getCurrent().navigate("users/" + created.account().id()));
          return created.account();
        });
    form.onReload(base -> services.identity().find(context.caller(), base.id()));
    form.onSaved(
        saved -> {
          if (!fresh) {
            again(saved.id());
          }
        });
    form.onCancel(
        () -> {
          if (fresh) {
            UI.getCurrent().navigate("users");
          }
        });
    form.load(user);
    username.setReadOnly(!fresh);
    kind.setReadOnly(!fresh);
    return form;
  }
}
