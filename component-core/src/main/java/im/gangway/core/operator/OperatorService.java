package im.gangway.core.operator;

import im.gangway.core.admin.AccountRemoval.Outcome;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.gateway.Gateway;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/** What the operator can tell a gateway that runs. */
public final class OperatorService {
  private OperatorService() {}

  /** The commands, to which more are added with one line each. */
  public static OperatorCommands commands(Gangway gangway) {
    OperatorUsers users =
        new OperatorUsers(
            gangway.gateways().stream().map(Gateway::domain).toList(),
            gangway.stores().accounts(),
            gangway.archive(),
            () -> gangway.sealer().keyring(),
            new Removal(gangway));
    QueueDomains queues =
        new QueueDomains(gangway.gateways().stream().map(Gateway::backlog).toList());
    return users
        .commands()
        .add(new StatusCommand(gangway::health))
        .add(new QueueListCommand(queues, Clock.systemUTC()))
        .add(new QueueRetryCommand(queues))
        .add(new QueueDropCommand(queues));
  }

  /** Removal as by an admin's command: networks and contacts are told. */
  private record Removal(Gangway gangway) implements UserRemoval {
    private Gateway gateway(String domain) {
      return gangway.gateways().stream()
          .filter(each -> each.domain().equals(domain))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public CompletionStage<Outcome> remove(String domain, JID user) {
      return gateway(domain).remove(user);
    }

    @Override
    public boolean knows(String domain, JID user) {
      return gateway(domain).knows(user);
    }
  }
}
