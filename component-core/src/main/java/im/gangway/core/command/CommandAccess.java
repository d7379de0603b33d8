package im.gangway.core.command;

import im.gangway.core.account.AccountGate;
import im.gangway.core.account.UserAccount;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.Optional;

/** Says who may execute what; asked on the user's mailbox. Thread-safe. */
@FunctionalInterface
public interface CommandAccess {
  /** Everybody may execute everything. */
  CommandAccess OPEN = (audience, session) -> Optional.empty();

  /** Why the user does not belong to that audience; empty for one who does. */
  Optional<Text> refusal(Audience audience, UserSession session);

  /** The rule of a gateway: who has registered, and whom its configuration calls an admin. */
  static CommandAccess of(GatewayContext context) {
    return (audience, session) ->
        switch (audience) {
          case EVERYONE -> Optional.empty();
          case USERS -> account(session, UserAccount.of(session).mayUse());
          case REGISTERED -> {
            UserAccount account = UserAccount.of(session);
            yield account(session, account.isRegistered() && !account.isDisabled());
          }
          case ADMIN ->
              context.admins().test(session.user())
                  ? Optional.empty()
                  : Optional.of(Text.of(CommandAccess.class, "admins-only"));
        };
  }

  private static Optional<Text> account(UserSession session, boolean fits) {
    if (fits) {
      return Optional.empty();
    }
    return Optional.of(
        UserAccount.of(session).isDisabled()
            ? Text.of(AccountGate.class, "disabled")
            : Text.of(AccountGate.class, "register-first", session.domain()));
  }
}
