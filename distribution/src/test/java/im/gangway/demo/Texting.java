package im.gangway.demo;

import im.gangway.peers.XmppClient;
import java.util.UUID;
import org.jivesoftware.smack.packet.Message;

/** What alice, on XMPP, and nora, with nothing but a phone, write to each other. */
final class Texting {
  private final XmppClient alice;
  private final Phone phone;
  private final String nora = Stage.phone(Phone.NUMBER);

  Texting(XmppClient alice, Phone phone) {
    this.alice = alice;
    this.phone = phone;
  }

  /** Plays the steps in order; the first that fails ends it with an {@link AssertionError}. */
  void play(Script script) {
    String question = "Are you at the station?";
    String id = UUID.randomUUID().toString().substring(0, 8);
    Phone.Text[] came = new Phone.Text[1];
    script.step(Act.alice("texts " + nora + ": " + question), () -> came[0] = text(id, question));
    script.step(Act.nora("has the text: her carrier says so"), () -> delivered(id, came[0]));
    script.step(
        Act.nora("answers: On platform 4, see you ✿"), () -> answer("On platform 4, see you ✿"));
  }

  private Phone.Text text(String id, String words) {
    alice.send(
        "<message type='chat' to='%s' id='%s'><body>%s</body><request xmlns='urn:xmpp:receipts'/></message>"
            .formatted(nora, id, words));
    Phone.Text text = phone.next();
    if (!text.words().equals(words)) {
      throw new AssertionError("nora reads: " + text.words());
    }
    return text;
  }

  private void delivered(String id, Phone.Text text) {
    phone.tellDelivery(text);
    alice.expectMessage(
        "the receipt",
        each -> isFromNora(each) && each.toXML().toString().contains("'" + id + "'"));
  }

  private void answer(String words) {
    phone.say(Stage.ALICES_NUMBER, words);
    alice.expectMessage("nora's answer", each -> isFromNora(each) && words.equals(each.getBody()));
  }

  private boolean isFromNora(Message message) {
    return nora.contentEquals(message.getFrom().asBareJid());
  }
}
