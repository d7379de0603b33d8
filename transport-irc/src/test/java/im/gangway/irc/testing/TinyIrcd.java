package im.gangway.irc.testing;

import im.gangway.irc.line.IrcLine;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A small real IRC server on a free port of 127.0.0.1, for many clients on one thread: channels,
 * private messages, modes o v b k l i m n t, capabilities, SASL PLAIN, and a remote control for
 * tests. Thread-safe; each call of the remote control has taken effect when it returns.
 */
public final class TinyIrcd implements AutoCloseable {
  /** The server's name, the source of its replies. */
  public static final String NAME = "irc.test";

  private final TinyNetwork network = new TinyNetwork();
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final int port;
  private volatile @Nullable TinyLoop loop;
  private volatile boolean recording = true;

  private TinyIrcd() {
    TinyLoop first = new TinyLoop(0, events());
    port = first.port();
    loop = first;
  }

  public static TinyIrcd start() {
    return new TinyIrcd();
  }

  public int port() {
    return port;
  }

  /** Puts TLS in front of the server; close it when done. */
  public TlsFront tls(SSLContext context) {
    return TlsFront.start(context, port);
  }

  /**
   * The capabilities to offer from now on; none at first. {@code sasl} works with {@link #account}.
   */
  public TinyIrcd offerCaps(String... caps) {
    return run(() -> network.offered = List.of(caps));
  }

  /** Asks every client for PASS with this. */
  public TinyIrcd requirePassword(String password) {
    return run(() -> network.password = password);
  }

  /** An account for SASL PLAIN. */
  public TinyIrcd account(String name, String password) {
    return run(() -> network.accounts.put(name, password));
  }

  /** Quotes refused passwords in its errors, as no server should. */
  public TinyIrcd quotePasswords() {
    return run(() -> network.quotesPasswords = true);
  }

  /** Longer nicks are refused with 432. */
  public TinyIrcd nickLength(int length) {
    return run(() -> network.nickLength = length);
  }

  /** Answers JOIN of this channel with a numeric such as 474. */
  public TinyIrcd refuseJoin(String channel, int numeric, String text) {
    return run(() -> network.refuse("JOIN", channel, numeric, text));
  }

  /** Answers messages to this channel or nick with a numeric such as 404. */
  public TinyIrcd refuseMessage(String target, int numeric, String text) {
    return run(() -> network.refuse("PRIVMSG", target, numeric, text));
  }

  /** Takes back what {@link #refuseJoin} and {@link #refuseMessage} said. */
  public TinyIrcd refuseNothing() {
    return run(network.refusals::clear);
  }

  /** Fills a channel with made-up members user1, user2, … without telling its members. */
  public TinyIrcd populate(String channel, int members) {
    return run(() -> network.populate(channel, members));
  }

  /** A made-up member joins. */
  public TinyIrcd join(String channel, String nick) {
    return run(() -> network.fictitiousJoin(channel, nick));
  }

  public TinyIrcd part(String channel, String nick, String text) {
    return run(() -> network.fictitiousPart(channel, nick, text));
  }

  /** Somebody speaks in a channel; need not be a member. */
  public TinyIrcd say(String channel, String nick, String text) {
    return run(() -> network.say(channel, nick, text));
  }

  /** Somebody made up writes to a client. */
  public TinyIrcd tell(String from, String toNick, String text) {
    return raw(toNick, ":" + from + "!" + from + "@test PRIVMSG " + toNick + " :" + text);
  }

  /** Sets modes as the server, such as {@code "+o", "alice"}. */
  public TinyIrcd mode(String channel, String modes, String... arguments) {
    return run(() -> network.serverMode(channel, modes, List.of(arguments)));
  }

  /** The server or an operator kicks. */
  public TinyIrcd kick(String channel, String by, String nick, String text) {
    return run(() -> network.kick(channel, by + "!" + by + "@test", nick, text));
  }

  public TinyIrcd topic(String channel, String by, String text) {
    return run(() -> network.topic(channel, by + "!" + by + "@test", text));
  }

  /** Sends a line as it is to one client. */
  public TinyIrcd raw(String toNick, String line) {
    return run(() -> network.raw(toNick, line));
  }

  /** Sends bytes as they are to one client. */
  public TinyIrcd raw(String toNick, byte[] bytes) {
    return run(() -> network.raw(toNick, bytes));
  }

  /** How many lines for a client its socket has not taken yet. */
  public int unsent(String nick) {
    return call(() -> network.unsent(nick));
  }

  /** Closes one client's connection with an ERROR line. */
  public TinyIrcd disconnect(String nick, String text) {
    return run(() -> network.disconnect(nick, text));
  }

  /** The server freezes: keeps its connections, but neither reads nor answers. */
  public TinyIrcd freeze(boolean on) {
    loop().mute(on);
    return this;
  }

  /** How many clients are registered. */
  public int clients() {
    return call(network::registeredClients);
  }

  /** The nicks in a channel, made-up ones too. */
  public List<String> members(String channel) {
    return call(() -> network.nicks(channel));
  }

  /**
   * Everything clients said so far, each as {@code nick LINE}, with {@code *} before NICK was
   * accepted.
   */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** Load tests turn it off. */
  public TinyIrcd recording(boolean on) {
    recording = on;
    return this;
  }

  /** Resets all connections and stops listening; what was configured stays, channels are empty. */
  public void kill() {
    loop().kill();
    loop = null;
    network.forgetEverybody();
  }

  /** Listens again on the same port, after {@link #kill()} or before. */
  public void restart() {
    if (loop != null) {
      kill();
    }
    loop = new TinyLoop(port, events());
  }

  @Override
  public void close() {
    if (loop != null) {
      kill();
    }
  }

  private TinyLoop.Events events() {
    return new TinyLoop.Events() {
      @Override
      public void line(TinyClient client, IrcLine line) {
        if (recording) {
          heard.add(client.nick + " " + line.format(1 << 16));
        }
        TinyCommands.handle(network, client, line);
      }

      @Override
      public void gone(TinyClient client) {
        network.gone(client, "Connection closed");
      }
    };
  }

  private TinyLoop loop() {
    TinyLoop running = loop;
    if (running == null) {
      throw new IllegalStateException("The server was killed");
    }
    return running;
  }

  private TinyIrcd run(Runnable task) {
    if (loop == null) {
      task.run();
      return this;
    }
    call(
        () -> {
          task.run();
          return true;
        });
    return this;
  }

  private <T> T call(Supplier<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop()
        .post(
            () -> {
              try {
                answer.complete(task.get());
              } catch (RuntimeException bug) {
                answer.completeExceptionally(bug);
              }
            });
    return answer.orTimeout(10, TimeUnit.SECONDS).join();
  }
}
