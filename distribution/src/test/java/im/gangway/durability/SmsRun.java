package im.gangway.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.NpmSmsc;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fifty users of the shipped gateway, each with a number, and a carrier that is not ours: all write
 * with receipts asked and are written to, whatever happens between. In the end each message has
 * reached the carrier once and its sender knows, or its sender was told that nobody knows; and each
 * one that the carrier had for a user has come, once.
 */
final class SmsRun implements AutoCloseable {
  private static final int USERS = 50;

  /** How much may be under way each way before nobody says more, as patient people do. */
  private static final int AHEAD = 4 * USERS;

  private static final String DOMAIN = "sms.example.org";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");

  private final Random random = new Random();
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final NpmSmsc smsc = NpmSmsc.start();
  private final GangwayProcess gangway = GangwayProcess.start(configuration());
  private final Clients clients = new Clients(xmpp.component(DOMAIN));
  private int batches;

  SmsRun() {
    smsc.order("{\"receipts\": true}");
  }

  private String configuration() {
    String numbers =
        IntStream.range(0, USERS)
            .mapToObj(
                user -> "{ number = \"%s\", owner = \"%s\" }".formatted(number(user), user(user)))
            .collect(Collectors.joining("\n"));
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        limits { messages-per-minute = 1000000 }
        transports.sms {
          domain = "%s", region = "US", loop-limit = 1000000
          routes = [ { id = carrier, type = smpp, host = "127.0.0.1", port = %d, window = 10
            system-id = "gangway", rebind-first = 200ms, rebind-longest = 1s } ]
          numbers = [
            %s
          ]
        }
        """
        .formatted(xmpp.port(), DOMAIN, smsc.port(), numbers);
  }

  private static String user(int number) {
    return "user" + number + "@example.org";
  }

  private static String number(int user) {
    return "+1415555" + (1000 + user);
  }

  private static String contact(int user) {
    return "+1212555" + (1000 + user);
  }

  /** Everybody writes and is written to until there are so many messages more each way. */
  void write(int messages) {
    for (int written = 0; written < messages; written += USERS) {
      await().atMost(PATIENCE).until(() -> clients.unconfirmed() < AHEAD && unreceived() < AHEAD);
      writeABatch();
    }
  }

  private int unreceived() {
    return batches * USERS - clients.receivedTexts();
  }

  private void writeABatch() {
    int batch = batches++;
    for (int user = 0; user < USERS; user++) {
      clients.write(user(user), contact(user), "up-%d-%d".formatted(user, batch));
    }
    smsc.order(
        IntStream.range(0, USERS)
            .mapToObj(user -> incoming(user, "down-%d-%d".formatted(user, batch)))
            .collect(Collectors.joining(",", "{\"bring\": [", "]}")));
  }

  private static String incoming(int user, String text) {
    return """
        {"source_addr_ton": 1, "source_addr": "%s", "dest_addr_ton": 1, "destination_addr": "%s",\
         "short_message": "%s"}"""
        .formatted(contact(user).substring(1), number(user).substring(1), text);
  }

  /** Writes, kills the gateway at a random moment of that, starts it again, and writes on. */
  void writeAndKill(int messages) {
    int before = USERS * (1 + random.nextInt(messages / USERS - 2));
    write(before);
    awaitAny(random.nextInt(AHEAD));
    gangway.kill();
    gangway.startAgain();
    clients.writeAgain();
    write(messages - before);
  }

  /** Waits until no more than so many are under way: the kill comes at another moment each time. */
  private void awaitAny(int most) {
    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(PATIENCE)
        .until(() -> clients.unconfirmed() <= most || unreceived() <= most);
  }

  /** Waits until all is over, then checks everything. */
  void settle(String what) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(clients.unconfirmed()).isZero();
              assertThat(clients.receivedTexts()).isEqualTo(batches * USERS);
            });
    check(what);
  }

  private void check(String what) {
    Map<String, Integer> submitted = submitted();
    List<String> errors = clients.errors();
    List<String> unknownErrors =
        errors.stream().filter(error -> error.contains("may or may not have been")).toList();
    Set<String> unknown =
        unknownErrors.stream().map(SmsRun::idOf).collect(Collectors.toUnmodifiableSet());
    System.out.printf(
        "%s, %d messages each way; receipts %d, unknown %d, of them %d at the carrier;"
            + " submitted twice %d; repeated to users under the same id %d%n",
        what,
        batches * USERS,
        clients.receipts().size(),
        unknown.size(),
        unknown.stream().filter(submitted::containsKey).count(),
        submitted.values().stream().filter(times -> times > 1).count(),
        clients.repeated());
    assertThat(errors).isEqualTo(unknownErrors);
    checkSubmissions(submitted, unknown);
    assertThat(clients.contradictions()).isEmpty();
    for (int user = 0; user < USERS; user++) {
      assertThat(clients.received(user(user), contact(user))).isEqualTo(texts("down", user));
    }
  }

  private void checkSubmissions(Map<String, Integer> submitted, Set<String> unknown) {
    for (int user = 0; user < USERS; user++) {
      for (String text : texts("up", user)) {
        int times = submitted.getOrDefault(text, 0);
        boolean told = unknown.contains(text);
        assertThat(times).as(text + (told ? ", reported unknown" : "")).isBetween(told ? 0 : 1, 1);
        assertThat(told || clients.receipts().containsKey(text)).as(text).isTrue();
      }
    }
  }

  /** How often each text came to the carrier. */
  private Map<String, Integer> submitted() {
    Map<String, Integer> times = new HashMap<>();
    for (String line : smsc.all("submit")) {
      Matcher text = TEXT.matcher(line);
      if (text.find()) {
        times.merge(text.group(1), 1, Integer::sum);
      }
    }
    return Collections.unmodifiableMap(times);
  }

  private static String idOf(String error) {
    return error.replaceAll("(?s)^<message[^>]* id=\"([^\"]*)\".*", "$1");
  }

  private List<String> texts(String way, int user) {
    return IntStream.range(0, batches)
        .mapToObj(batch -> "%s-%d-%d".formatted(way, user, batch))
        .toList();
  }

  @Override
  public void close() {
    gangway.close();
    smsc.close();
    xmpp.close();
  }
}
