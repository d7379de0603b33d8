package im.gangway.core.prompt;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.Target;
import im.gangway.core.command.Audience;
import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.command.XmppLink;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.session.UserSession;
import im.gangway.transport.AddressPrompt;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/**
 * Tells the JID of whom or what people know by its legacy address, with a link that opens it:
 * XEP-0100 §6 for clients that do not ask, and for those who only talk to the gateway. Thread-safe.
 */
public final class AddressCommand implements Command {
  private static final String FORM_TYPE = "https://gangway.im/forms#address";
  private static final String FIELD = "address";

  private final GatewayContext context;
  private final TypedAddress typed;

  public AddressCommand(GatewayContext context) {
    this.context = context;
    this.typed = new TypedAddress(context.addresses(), context.service());
  }

  @Override
  public String node() {
    return "address";
  }

  @Override
  public Text name() {
    return Text.of(AddressCommand.class, "address");
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    AddressPrompt prompt = context.service().addressPrompt();
    DataForm form =
        DataForm.toFillIn(FORM_TYPE)
            .title(request.say(name()))
            .instructions(request.say(prompt.description()));
    form.field(FIELD, "text-single", request.say(prompt.prompt()), List.of()).required();
    return CompletableFuture.completedFuture(
        new CommandStep.Ask(form.element(), true, this::answer));
  }

  private CompletionStage<CommandStep> answer(SubmittedForm form, UserSession session)
      throws StanzaException {
    String text = String.join(" ", form.values(FIELD).orElse(List.of())).strip();
    JID jid = typed.jid(text, session.settings());
    return CompletableFuture.completedFuture(
        CommandStep.Done.of(Text.of(AddressCommand.class, "address-is", jid, link(jid))));
  }

  private String link(JID jid) {
    return isRoom(context.addresses(), jid) ? XmppLink.join(jid) : XmppLink.message(jid);
  }

  private static boolean isRoom(GatewayAddresses addresses, JID jid) {
    try {
      return addresses.target(jid) instanceof Target.Room;
    } catch (InvalidAddressException impossible) {
      throw new IllegalStateException("A JID that was made of an address", impossible);
    }
  }
}
