package im.gangway.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanzaCutsTest {
  private static final String HEADER =
      "<stream:stream xmlns='jabber:component:accept' to='irc.example.org'>";
  private static final String MESSAGE =
      "<message to=\"user1@example.org/d\" id='a>b'><body>Hé</body><x><y/></x></message>";

  private final List<Stanza> cut = new ArrayList<>();
  private final StanzaCuts cuts = new StanzaCuts(cut::add);

  @Test
  void cutsAStreamThatComesByteByByte() {
    byte[] stream =
        ("<?xml version='1.0'?>" + HEADER + MESSAGE + "<presence/>" + MESSAGE)
            .getBytes(StandardCharsets.UTF_8);
    for (byte each : stream) {
      cuts.feed(new byte[] {each}, 1);
    }
    assertThat(cut)
        .extracting(Stanza::xml)
        .containsExactly(HEADER, MESSAGE, "<presence/>", MESSAGE);
  }

  @Test
  void findsWhatIsInAStanza() {
    Stanza stanza = new Stanza(MESSAGE);
    assertThat(stanza.is("message")).isTrue();
    assertThat(stanza.attribute("to")).isEqualTo("user1@example.org/d");
    assertThat(stanza.attribute("type")).isEmpty();
    assertThat(stanza.body()).isEqualTo("Hé");
  }
}
