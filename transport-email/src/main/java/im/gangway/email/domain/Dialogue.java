package im.gangway.email.domain;

import im.gangway.email.address.MailAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The mail server's side of one connection that hands mails over: LMTP (RFC 2033) after LHLO, else
 * SMTP with one recipient a mail, since only LMTP has an answer for each. Commands are taken in
 * order; while a mail is delivered the next ones wait. DSN parameters are taken (RFC 3461), but the
 * extension is not offered: so the mail server itself reports success, which it knows from our
 * answer. Thread-safe.
 */
public final class Dialogue {
  private static final int MAX_RECIPIENTS = 100;
  private static final int MAX_ERRORS = 20;

  /** The other end of the connection. */
  public interface Wire {
    /** Writes bytes. */
    void write(byte[] bytes);

    /** Reads no more until told otherwise, or goes on. */
    void pause(boolean paused);

    /** Ends the connection when everything is written. */
    void end();
  }

  private enum State {
    COMMAND,
    DATA,
    DELIVERING,
    ENDED
  }

  private final DomainSettings settings;
  private final Deliveries deliveries;
  private final Wire wire;
  private final InputBuffer input;
  private final List<Envelope> envelopes = new ArrayList<>();
  private Optional<MailAddress> from = Optional.empty();
  private boolean hasSender;
  private boolean isLmtp;
  private boolean isGreeted;
  private int errors;
  private State state = State.COMMAND;

  public Dialogue(DomainSettings settings, Deliveries deliveries, Wire wire) {
    this.settings = settings;
    this.deliveries = deliveries;
    this.wire = wire;
    this.input = new InputBuffer(settings.maxBytes());
  }

  /** Says hello. */
  public synchronized void begin() {
    say("220 Gangway ready");
  }

  /** Takes what the mail server sent. */
  public synchronized void received(byte[] bytes) {
    input.add(bytes);
    goOn();
  }

  /** Says that too long nothing came. */
  public synchronized void timedOut() {
    if (state != State.DELIVERING) {
      end("421 4.4.2 Too long nothing came");
    }
  }

  private void goOn() {
    boolean isMore = true;
    while (isMore) {
      isMore =
          switch (state) {
            case COMMAND -> input.line().map(this::command).orElse(false);
            case DATA -> input.mail().map(this::mail).orElse(false);
            case DELIVERING, ENDED -> false;
          };
    }
    if (state == State.COMMAND && input.isLineTooLong()) {
      end("500 5.5.2 The line is too long");
    }
  }

  private boolean command(byte[] bytes) {
    String line = new String(bytes, StandardCharsets.UTF_8);
    int space = line.indexOf(' ');
    String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    switch (verb) {
      case "LHLO" -> hello(true);
      case "EHLO", "HELO" -> hello(false);
      case "MAIL" -> sender(argument);
      case "RCPT" -> recipient(argument);
      case "DATA" -> data();
      case "RSET" -> {
        reset();
        say("250 2.0.0 Forgotten");
      }
      case "NOOP" -> say("250 2.0.0 Here");
      case "VRFY" -> say("252 2.5.1 Try to deliver");
      case "QUIT" -> end("221 2.0.0 Bye");
      default -> error("500 5.5.1 No such command");
    }
    return true;
  }

  private void hello(boolean lmtp) {
    isLmtp = lmtp;
    isGreeted = true;
    reset();
    say("250-Gangway");
    say("250-PIPELINING");
    say("250-SIZE " + settings.maxBytes());
    say("250-8BITMIME");
    say("250-SMTPUTF8");
    say("250 ENHANCEDSTATUSCODES");
  }

  private void sender(String argument) {
    Optional<EnvelopeReader> read = EnvelopeReader.read(argument);
    if (!isGreeted || hasSender) {
      error("503 5.5.1 Not now");
    } else if (read.isEmpty() || read.get().hasUnknownParameter()) {
      error(read.isEmpty() ? "501 5.5.4 MAIL FROM:<address>" : "555 5.5.4 Unknown parameter");
    } else if (read.get().size() > settings.maxBytes()) {
      say("552 5.3.4 Mails have at most " + settings.maxBytes() + " bytes");
    } else if (!read.get().path().isEmpty() && read.get().address().isEmpty()) {
      error("501 5.1.7 No such address can be");
    } else {
      from = read.get().address();
      hasSender = true;
      say("250 2.1.0 Go on");
    }
  }

  private void recipient(String argument) {
    Optional<EnvelopeReader> read = EnvelopeReader.read(argument);
    Optional<MailAddress> to = read.flatMap(EnvelopeReader::address);
    if (!hasSender) {
      error("503 5.5.1 MAIL first");
    } else if (read.isPresent() && read.get().hasUnknownParameter()) {
      error("555 5.5.4 Unknown parameter");
    } else if (to.isEmpty()) {
      error("501 5.1.3 No such address can be");
    } else if (envelopes.size() >= (isLmtp ? MAX_RECIPIENTS : 1)) {
      say("452 4.5.3 Too many recipients for one mail");
    } else {
      Optional<String> user = settings.map().user(to.get());
      user.ifPresent(it -> envelopes.add(new Envelope(from, to.get(), it)));
      say(user.isPresent() ? "250 2.1.5 Go on" : Answer.UNKNOWN_USER.line());
    }
  }

  private void data() {
    if (envelopes.isEmpty()) {
      error("503 5.5.1 No recipients");
    } else {
      state = State.DATA;
      say("354 Go on, and end with a dot");
    }
  }

  private boolean mail(InputBuffer.Content content) {
    List<Envelope> to = List.copyOf(envelopes);
    reset();
    if (content.isTooLarge()) {
      state = State.COMMAND;
      to.forEach(each -> say("552 5.3.4 Mails have at most " + settings.maxBytes() + " bytes"));
      return true;
    }
    state = State.DELIVERING;
    wire.pause(true);
    deliveries.deliver(to, content.bytes()).thenAccept(this::delivered);
    return state == State.COMMAND;
  }

  private synchronized void delivered(List<Answer> answers) {
    if (state != State.DELIVERING) {
      return;
    }
    answers.forEach(each -> say(each.line()));
    state = State.COMMAND;
    wire.pause(false);
    goOn();
  }

  private void reset() {
    envelopes.clear();
    from = Optional.empty();
    hasSender = false;
  }

  private void error(String line) {
    errors++;
    if (errors >= MAX_ERRORS) {
      end("421 4.7.0 Too many errors");
    } else {
      say(line);
    }
  }

  private void say(String line) {
    wire.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private void end(String line) {
    if (state != State.ENDED) {
      say(line);
      state = State.ENDED;
      wire.end();
    }
  }
}
