package im.gangway.registration.conformance;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.registration.RegistrationExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.junit.jupiter.api.BeforeEach;

/** A gateway with registration, and an account on the scripted network. */
abstract class RegistrationCase extends ScriptedCase {
  static final String REGISTER = "jabber:iq:register";
  static final String COMMANDS = "http://jabber.org/protocol/commands";
  static final String NAME = "juliet";
  static final String PASSWORD = "balc0ny";

  @Override
  protected List<GatewayExtension> extensions(GangwayConfig config) {
    return List.of(new RegistrationExtension(config));
  }

  @BeforeEach
  final void addAccount() {
    network().account(NAME, PASSWORD);
  }

  final Element get(String from, String id) {
    return ask("get", from, GATEWAY, id, "<query xmlns='" + REGISTER + "'/>");
  }

  final Element set(String from, String id, String within) {
    return ask("set", from, GATEWAY, id, "<query xmlns='" + REGISTER + "'>" + within + "</query>");
  }

  final Element submit(String from, String id, Map<String, String> fields) {
    return set(from, id, form(fields));
  }

  /** Registers and takes all that follows. */
  final void register() {
    expectDone(submit(R1, "reg", Map.of("username", NAME, "password", PASSWORD)));
    nextTo(USER, "the gateway's request", stanza -> isPresence(stanza, "subscribe"));
    fence();
  }

  final void expectDone(Element iq) {
    org.assertj.core.api.Assertions.assertThat(iq.attributeValue("type"))
        .as(iq.asXML())
        .isEqualTo("result");
  }

  final boolean isRegistered(String from) {
    return get(from, "is-" + System.nanoTime()).element("query").element("registered") != null;
  }

  static boolean isPresence(Element stanza, String type) {
    return stanza.getName().equals("presence")
        && type.equals(String.valueOf(stanza.attributeValue("type")))
        && GATEWAY.equals(stanza.attributeValue("from"));
  }

  static String form(Map<String, String> fields) {
    return "<x xmlns='jabber:x:data' type='submit'>"
        + field("FORM_TYPE", REGISTER)
        + fields.entrySet().stream()
            .map(each -> field(each.getKey(), each.getValue()))
            .collect(Collectors.joining())
        + "</x>";
  }

  static String field(String name, String value) {
    return "<field var='" + name + "'><value>" + value + "</value></field>";
  }

  static Element dataField(Element form, String name) {
    return form.elements("field").stream()
        .filter(field -> name.equals(field.attributeValue("var")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No field " + name + " in " + form.asXML()));
  }
}
