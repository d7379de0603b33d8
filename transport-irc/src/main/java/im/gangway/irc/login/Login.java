package im.gangway.irc.login;

import static im.gangway.irc.line.Numerics.*;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.login.LoginFailure.Reason;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from an open connection to the end of the message of the day. Send what {@link #start()}
 * gives, feed every line, send what comes back, until there is an outcome. Lines that are not about
 * the login are left alone: the caller sees them anyway. Not thread-safe.
 */
public final class Login {
  private final LoginRequest request;
  private final CapNegotiation caps;
  private final NickRequest nick;
  private Phase phase = Phase.NEW;
  private @Nullable Welcome welcome;
  private Optional<String> account = Optional.empty();

  public Login(LoginRequest request) {
    this.request = request;
    this.caps = new CapNegotiation(request.wantedCaps(), request.account() != null);
    this.nick = new NickRequest(request);
  }

  /** The lines that open the login. */
  public List<IrcLine> start() {
    phase = Phase.LISTING;
    List<IrcLine> lines = new ArrayList<>();
    lines.add(IrcLine.of("CAP", "LS", "302"));
    String password = request.serverPassword();
    if (password != null && !password.isEmpty()) {
      lines.add(IrcLine.of("PASS", password));
    }
    lines.add(IrcLine.of("NICK", request.nick()));
    String realname = request.realname().isBlank() ? request.nick() : request.realname();
    lines.add(IrcLine.of("USER", request.username(), "0", "*", realname).fitted(IrcLine.MAX_BYTES));
    return lines;
  }

  public boolean isDone() {
    return phase == Phase.DONE;
  }

  /** Takes a line of the server. After the outcome it answers nothing. */
  public LoginStep feed(IrcLine line) {
    if (phase == Phase.DONE || phase == Phase.NEW) {
      return LoginStep.nothing();
    }
    LoginStep step = discreet(answer(line));
    if (step.outcome().isPresent()) {
      phase = Phase.DONE;
    }
    return step;
  }

  /** To be called when the caller's patience has ended. */
  public LoginStep timedOut() {
    Text text = Text.of(Login.class, "not-in-time", phase.waiting());
    return end(Reason.TIMED_OUT, text);
  }

  /**
   * To be called when the connection has ended.
   *
   * @param why for a person
   */
  public LoginStep closed(Text why) {
    return end(Reason.CLOSED, why);
  }

  private LoginStep end(Reason reason, Text text) {
    if (phase == Phase.DONE) {
      return LoginStep.nothing();
    }
    phase = Phase.DONE;
    return discreet(LoginStep.failed(reason, text));
  }

  private LoginStep discreet(LoginStep step) {
    return new LoginStep(step.send(), step.outcome().map(this::discreet));
  }

  private LoginOutcome discreet(LoginOutcome outcome) {
    return outcome instanceof LoginFailure failure
        ? new LoginFailure(failure.reason(), request.withoutPasswords(failure.text()))
        : outcome;
  }

  private LoginStep answer(IrcLine line) {
    return switch (line.command()) {
      case "PING" -> LoginStep.send(new IrcLine(Map.of(), IrcSource.NONE, "PONG", line.params()));
      case "ERROR" ->
          LoginStep.failed(
              ErrorWords.reason(line.last()),
              Text.of(Login.class, "server-closed", LoginStep.words(line)));
      case "CAP" -> cap(line);
      case "AUTHENTICATE" -> authenticate(line);
      default -> welcome == null ? registering(line) : welcomed(line, welcome);
    };
  }

  private LoginStep cap(IrcLine line) {
    return switch (line.param(1).toUpperCase(Locale.ROOT)) {
      case "LS" -> phase == Phase.LISTING && caps.listed(line) ? request() : LoginStep.nothing();
      case "ACK" -> {
        caps.acknowledged(line);
        yield requested(List.of());
      }
      case "NAK" -> requested(caps.refused(line));
      default -> LoginStep.nothing();
    };
  }

  private LoginStep request() {
    if (needsAccount() && !caps.offersPlain()) {
      return accountUnavailable();
    }
    phase = Phase.REQUESTING;
    return requested(caps.request());
  }

  /**
   * Goes on when all requests are answered.
   *
   * @param more requests to send first
   */
  private LoginStep requested(List<IrcLine> more) {
    if (phase != Phase.REQUESTING || !more.isEmpty() || !caps.isAnswered()) {
      return LoginStep.send(more);
    }
    if (request.account() == null) {
      return endCaps();
    }
    if (!caps.hasSasl() || !caps.offersPlain()) {
      return needsAccount() ? accountUnavailable() : endCaps();
    }
    phase = Phase.AUTHENTICATING;
    return LoginStep.send(SaslPlain.start());
  }

  /** Whether there is no login without the account. */
  private boolean needsAccount() {
    SaslAccount login = request.account();
    return login != null && !login.optional();
  }

  private LoginStep endCaps() {
    phase = Phase.REGISTERING;
    return LoginStep.send(IrcLine.of("CAP", "END"));
  }

  private LoginStep authenticate(IrcLine line) {
    SaslAccount login = request.account();
    if (phase != Phase.AUTHENTICATING || login == null || !line.last().equals("+")) {
      return LoginStep.nothing();
    }
    return LoginStep.send(SaslPlain.answer(login));
  }

  private LoginStep registering(IrcLine line) {
    return switch (line.command()) {
      case RPL_WELCOME -> welcome(line);
      case RPL_LOGGEDIN -> loggedIn(line);
      case RPL_SASLSUCCESS, ERR_SASLALREADY -> authenticated();
      case ERR_NICKLOCKED, ERR_SASLFAIL, ERR_SASLTOOLONG, ERR_SASLABORTED -> accountRefused(line);
      case ERR_NICKNAMEINUSE, ERR_NICKCOLLISION, ERR_UNAVAILRESOURCE -> nick.taken(line);
      case ERR_ERRONEUSNICKNAME -> nick.refused(line);
      case ERR_NONICKNAMEGIVEN -> LoginStep.failed(Reason.NICK_INVALID, line);
      case ERR_PASSWDMISMATCH -> LoginStep.failed(Reason.SERVER_PASSWORD, line);
      case ERR_YOUREBANNEDCREEP -> LoginStep.failed(Reason.BANNED, line);
      case ERR_NOPERMFORHOST -> LoginStep.failed(Reason.NOT_PERMITTED, line);
      case ERR_INVALIDUSERNAME, ERR_NEEDMOREPARAMS -> LoginStep.failed(Reason.PROTOCOL, line);
      case ERR_UNKNOWNCOMMAND, ERR_NOTREGISTERED -> notUnderstood(line);
      default -> LoginStep.nothing();
    };
  }

  private LoginStep welcome(IrcLine line) {
    if (needsAccount() && account.isEmpty()) {
      return accountUnavailable();
    }
    phase = Phase.WELCOMED;
    welcome = new Welcome(line, nick.asked());
    return LoginStep.nothing();
  }

  private LoginStep welcomed(IrcLine line, Welcome from) {
    if (line.command().equals(RPL_LOGGEDIN)) {
      return loggedIn(line);
    }
    return from.hears(line)
        ? LoginStep.done(from.result(caps.enabled(), account))
        : LoginStep.nothing();
  }

  private LoginStep loggedIn(IrcLine line) {
    account = Optional.of(line.param(2)).filter(name -> !name.isEmpty());
    return LoginStep.nothing();
  }

  private LoginStep authenticated() {
    if (phase != Phase.AUTHENTICATING) {
      return LoginStep.nothing();
    }
    SaslAccount login = request.account();
    if (account.isEmpty() && login != null) {
      account = Optional.of(login.name());
    }
    return endCaps();
  }

  private LoginStep accountRefused(IrcLine line) {
    return phase == Phase.AUTHENTICATING
        ? LoginStep.failed(
            Reason.ACCOUNT_REFUSED, Text.of(Login.class, "account-refused", LoginStep.words(line)))
        : LoginStep.nothing();
  }

  private static LoginStep accountUnavailable() {
    return LoginStep.failed(Reason.ACCOUNT_UNAVAILABLE, Text.of(Login.class, "no-accounts"));
  }

  /**
   * A server that does not know CAP goes on without; whatever else it does not know was not asked
   * by us.
   */
  private LoginStep notUnderstood(IrcLine line) {
    boolean cap = line.params().stream().anyMatch("CAP"::equalsIgnoreCase);
    if (cap && phase.compareTo(Phase.AUTHENTICATING) <= 0) {
      if (needsAccount()) {
        return accountUnavailable();
      }
      phase = Phase.REGISTERING;
    }
    return LoginStep.nothing();
  }
}
