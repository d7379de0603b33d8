package im.gangway.core.presence;

import im.gangway.core.address.JidText;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.AccountStore;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Asks for the presence of everybody who has registered, each time the stream has come up: nobody
 * has told the gateway what happened meanwhile (XEP-0100 §4.4). Goes through the store page by
 * page, a hundred users a second, and logs in those who stay connected. Starts over when the stream
 * comes up again. Thread-safe.
 */
final class RollCall implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(RollCall.class);
  private static final int PAGE = 200;
  private static final int AT_ONCE = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** How long a user's server may take to answer. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PresenceEnvironment environment;
  private final AccountStore accounts;
  private final Sessions sessions;
  private final StanzaSink sink;
  private final ScheduledExecutorService scheduler;
  private final AtomicInteger current = new AtomicInteger();
  private final GoneCall gone;

  RollCall(
      PresenceEnvironment environment,
      AccountStore accounts,
      Sessions sessions,
      StanzaSink sink,
      ScheduledExecutorService scheduler) {
    this.environment = environment;
    this.accounts = accounts;
    this.sessions = sessions;
    this.sink = sink;
    this.scheduler = scheduler;
    this.gone = new GoneCall(environment, accounts, this::probe, scheduler);
  }

  @Override
  public void run() {
    new Walk(current.incrementAndGet(), sink.interruptions()).turnPage("");
    gone.run();
  }

  /** One walk through all users. */
  private final class Walk {
    private final int number;
    private final int link;

    Walk(int number, int link) {
      this.number = number;
      this.link = link;
    }

    private boolean isOver() {
      return number != current.get() || sink.interruptions() != link;
    }

    void turnPage(String after) {
      accounts
          .page(environment.context().domain(), false, after, PAGE)
          .whenComplete((users, failure) -> turned(users, failure));
    }

    private void turned(@Nullable List<String> users, @Nullable Throwable failure) {
      if (users == null) {
        log.error("Who has registered cannot be read, so not everybody is asked", failure);
      } else if (!users.isEmpty()) {
        String first = users.get(0);
        String last = users.get(users.size() - 1);
        accounts
            .staying(environment.context().domain(), first, last)
            .whenComplete((staying, unread) -> step(users.iterator(), last, known(staying)));
      }
    }

    private Set<String> known(@Nullable Set<String> staying) {
      if (staying == null) {
        log.error("Who stays connected cannot be read, so they are only asked");
        return Set.of();
      }
      return staying;
    }

    private void step(Iterator<String> users, String last, Set<String> staying) {
      for (int asked = 0; asked < AT_ONCE && users.hasNext() && !isOver(); asked++) {
        String user = users.next();
        ask(user, staying.contains(user));
      }
      if (!isOver()) {
        Runnable next = users.hasNext() ? () -> step(users, last, staying) : () -> turnPage(last);
        scheduler.schedule(next, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void ask(String user, boolean stays) {
    try {
      JID jid = JidText.parse(user);
      if (stays) {
        resume(jid);
      }
      if (!sessions.offerExisting(jid, session -> askAgain(session, user))) {
        probe(user);
      }
    } catch (InvalidAddressException impossible) {
      log.warn("A user's stored address is none; that user is not asked");
    }
  }

  /** Logs in who wants that although nobody is there; a full mailbox is about to do it anyway. */
  private void resume(JID user) {
    sessions.offer(
        user,
        session ->
            session.whenLoaded(() -> environment.lifecycle(session).resume(), session::review));
  }

  private void askAgain(UserSession session, String user) {
    probe(user);
    boolean inDoubt =
        session
            .existing(Availability.class)
            .filter(all -> !all.unconfirmed().isEmpty())
            .isPresent();
    if (inDoubt) {
      session.after(PATIENCE, () -> giveUp(session));
    }
  }

  /** Whoever does not answer is not there. */
  private void giveUp(UserSession session) {
    Lifecycle life = environment.lifecycle(session);
    if (life.isManaged()) {
      Availability.of(session).unconfirmed().forEach(resource -> life.left(resource, ""));
    }
  }

  void probe(String user) {
    Element probe = Elements.create("presence");
    probe.addAttribute("type", "probe");
    probe.addAttribute("from", environment.context().domain());
    probe.addAttribute("to", user);
    sink.send(probe);
  }
}
