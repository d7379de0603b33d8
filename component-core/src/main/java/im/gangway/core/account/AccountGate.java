package im.gangway.core.account;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.StanzaGate;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.Set;
import org.dom4j.Element;

/**
 * Keeps those away from the legacy side who must register first (XEP-0100 §5), or whom the admin
 * shut out. The gateway itself and its networks answer everybody's requests and words: that is how
 * one registers.
 */
public final class AccountGate implements StanzaGate {
  private static final Set<TargetKind> PUBLIC = Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  private static final Set<TargetKind> ROOMS = Set.of(TargetKind.ROOM, TargetKind.OCCUPANT);

  private final Strangers strangers = new Strangers();

  @Override
  public boolean admits(Element stanza, Target target, UserSession session) throws StanzaException {
    UserAccount account = UserAccount.of(session);
    boolean presence = stanza.getName().equals("presence");
    if (account.mayUse() || (PUBLIC.contains(target.kind()) && !presence)) {
      return true;
    }
    if (presence && !wantsSomething(stanza)) {
      return false;
    }
    if (target.kind() == TargetKind.GATEWAY && "subscribe".equals(stanza.attributeValue("type"))) {
      account.wishes();
    }
    if (!isEntry(stanza, target) && !strangers.mayAnswer(session.user(), session.now())) {
      return false;
    }
    throw account.isDisabled()
        ? new StanzaException(Condition.FORBIDDEN, Text.of(AccountGate.class, "disabled"))
        : new StanzaException(
            Condition.REGISTRATION_REQUIRED,
            Text.of(AccountGate.class, "register-first", session.domain()));
  }

  /** Whether a person waits for the answer, unlike that to a presence that goes to all contacts. */
  private static boolean isEntry(Element stanza, Target target) {
    return !stanza.getName().equals("presence")
        || stanza.attributeValue("type") != null
        || ROOMS.contains(target.kind());
  }

  /** What takes leave, answers or asks who is there is not answered to strangers. */
  private static boolean wantsSomething(Element presence) {
    String type = presence.attributeValue("type");
    return type == null || type.equals("subscribe");
  }
}
