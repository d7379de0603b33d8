package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.XmppClient;
import java.util.Map;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.commands.AdHocCommand;
import org.jivesoftware.smackx.commands.packet.AdHocCommandData;
import org.jivesoftware.smackx.xdata.FormField;

/** A person's settings for a network, made by the command {@code configure} (XEP-0050). */
final class Settings {
  private static final String COMMAND =
      "<command xmlns='http://jabber.org/protocol/commands' node='configure' %s</command>";

  private Settings() {}

  /** Fills these fields in; the form has to have them. */
  static void change(XmppClient client, String network, Map<String, String> values) {
    AdHocCommandData asked = ask(client, network, "action='execute'>");
    assertThat(asked.getForm().getFields())
        .extracting(FormField::getFieldName)
        .containsAll(values.keySet());
    AdHocCommandData done =
        ask(client, network, "sessionid='%s'>%s".formatted(asked.getSessionID(), form(values)));
    assertThat(done.getStatus()).isEqualTo(AdHocCommand.Status.completed);
  }

  private static AdHocCommandData ask(XmppClient client, String network, String rest) {
    IQ answer = client.ask("set", network, COMMAND.formatted(rest));
    assertThat(answer).as("%s", answer.toXML()).isInstanceOf(AdHocCommandData.class);
    return (AdHocCommandData) answer;
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            each ->
                "<field var='%s'><value>%s</value></field>"
                    .formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining("", "<x xmlns='jabber:x:data' type='submit'>", "</x>"));
  }
}
