package im.gangway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dom4j.Element;

/**
 * Mails in both directions through the shipped gateway, which is killed meanwhile: a mail server
 * that tries until each mail is taken, one that takes everything, and users who write again what
 * had not been stored when the gateway died.
 */
final class MailTraffic implements AutoCloseable {
  /** How many people there are. */
  static final int USERS = 20;

  private static final int CONNECTIONS = 10;

  /** How much may be under way before nobody writes more, as patient people do. */
  private static final int AHEAD = 400;

  private static final String DOMAIN = "mail.example.org";
  private static final String FRIEND = "friend\\40x.example@" + DOMAIN;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Pattern SENT =
      Pattern.compile("(?s)\\bMessage-ID: <([^>]+)>.*\\b(up-\\d+-\\d+)\\b");

  private final Random random = new Random();
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final MailWay way;
  private final MailSource source;
  private final GangwayProcess gangway;

  /** What users wrote, by its text, which is its id too. */
  private final Map<String, String> written = new LinkedHashMap<>();

  /** The ids under which each text came. */
  private final Map<String, Set<String>> arrived = new HashMap<>();

  private final Map<String, Set<String>> sent = new HashMap<>();
  private final Set<String> errors = new HashSet<>();
  private int mailsRead;
  private int arrivals;
  private int rounds;

  MailTraffic(MailWay way) {
    this.way = way;
    source = new MailSource(way.port(), CONNECTIONS);
    gangway = GangwayProcess.start(configuration());
    component().awaitReady();
    for (int user = 0; user < USERS; user++) {
      register(user);
    }
    component().onStanza(this::heard);
    comeOnline();
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        limits { messages-per-minute = 1000000 }
        %s
        transports.email {
          domain = "%s"
          %s
        }
        """
        .formatted(xmpp.port(), way.configuration(), DOMAIN, way.transport());
  }

  private ScriptedComponent component() {
    return xmpp.component(DOMAIN);
  }

  private static String jid(int user) {
    return "user" + user + "@example.org/c";
  }

  private void register(int user) {
    for (String stanza : way.registrations(jid(user), user, DOMAIN)) {
      component().send(stanza);
      Element answer = component().expect("answer", each -> each.getName().equals("iq"), PATIENCE);
      assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo("result");
    }
  }

  /** As the server would say when the gateway asks for it. */
  private void comeOnline() {
    for (int user = 0; user < USERS; user++) {
      component().send("<presence from='%s' to='%s'/>".formatted(jid(user), DOMAIN));
    }
  }

  /** So many mails each way, and a kill at any moment between the first and the last of them. */
  void round(int mails) {
    int round = rounds++;
    int done = arrivedTexts() + sentTexts();
    int moment = done + 1 + random.nextInt(2 * mails - 1);
    Thread writer = new Thread(() -> write(round, mails), "mail-writer");
    writer.setDaemon(true);
    writer.start();
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .until(() -> arrivedTexts() + sentTexts() >= moment);
    killAndStartAgain();
    int all = rounds * mails;
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(source.waiting()).isZero();
              assertThat(List.of(arrivedTexts(), sentTexts())).containsExactly(all, all);
            });
    check(mails);
  }

  private void write(int round, int mails) {
    for (int i = round * mails; i < (round + 1) * mails; i++) {
      int number = i;
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .until(() -> number - sentTexts() < AHEAD && source.waiting() < AHEAD);
      int user = number % USERS;
      source.send(way.address(user), mail("down-" + user + "-" + number));
      write(user, "up-" + user + "-" + number);
    }
  }

  private static String mail(String text) {
    return """
        From: friend@x.example
        Message-ID: <%1$s@x.example>

        %1$s"""
        .formatted(text);
  }

  /** Not while the gateway is away: a client knows that its server cannot deliver. */
  private synchronized void write(int user, String text) {
    String stanza =
        "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body></message>"
            .formatted(jid(user), FRIEND, text, text);
    written.put(text, stanza);
    component().send(stanza);
  }

  private synchronized void killAndStartAgain() {
    gangway.process().kill();
    Set<String> stored = stored();
    gangway.process().startAgain();
    component().awaitReady();
    comeOnline();
    written.forEach(
        (text, stanza) -> {
          if (!stored.contains(text)) {
            component().send(stanza);
          }
        });
  }

  /** What the gateway was answerable for when it died, read from a copy: it mends its own. */
  private Set<String> stored() {
    Set<String> stored = new HashSet<>();
    try (WorkFolder copy = WorkFolder.create("copy")) {
      for (String name : List.of("gangway.db", "gangway.db-wal")) {
        Files.copy(gangway.folder().resolve("data").resolve(name), copy.file(name));
      }
      String url = "jdbc:sqlite:" + copy.file("gangway.db");
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT stanza_id FROM outgoing")) {
        while (rows.next()) {
          stored.add(rows.getString(1));
        }
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void heard(Element stanza) {
    if (!stanza.getName().equals("message")) {
      return;
    }
    synchronized (arrived) {
      if ("error".equals(stanza.attributeValue("type"))) {
        errors.add(stanza.asXML());
      } else if (String.valueOf(stanza.elementText("body")).startsWith("down-")) {
        arrivals++;
        arrived
            .computeIfAbsent(stanza.elementText("body"), unused -> new HashSet<>())
            .add(stanza.attributeValue("id"));
      }
    }
  }

  private int arrivedTexts() {
    synchronized (arrived) {
      return arrived.size();
    }
  }

  private int sentTexts() {
    synchronized (sent) {
      List<String> mails = way.outgoing().mails();
      for (String mail : mails.subList(mailsRead, mails.size())) {
        Matcher found = SENT.matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        sent.computeIfAbsent(found.group(2), unused -> new HashSet<>()).add(found.group(1));
      }
      mailsRead = mails.size();
      return sent.size();
    }
  }

  private void check(int mails) {
    int all = rounds * mails;
    int sentTexts = sentTexts();
    synchronized (arrived) {
      assertThat(errors).isEmpty();
      assertThat(source.refusals()).isEmpty();
      assertThat(arrived.keySet()).isEqualTo(texts("down", all));
      assertThat(arrived.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
      assertThat(sent.keySet()).isEqualTo(texts("up", all));
      assertThat(sent.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
      System.out.printf(
          "%d kills, %d mails each way; lost 0; in again under the same id %d, tried %d times; out"
              + " again with the same Message-ID %d%n",
          rounds, all, arrivals - all, source.tries(), mailsRead - sentTexts);
    }
  }

  private static Set<String> texts(String way, int all) {
    Set<String> texts = new HashSet<>();
    IntStream.range(0, all).forEach(i -> texts.add(way + "-" + i % USERS + "-" + i));
    return texts;
  }

  @Override
  public void close() {
    source.close();
    gangway.close();
    xmpp.close();
    way.close();
  }
}
