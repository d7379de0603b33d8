package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.line.Isupport;
import im.gangway.irc.login.LoginResult;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on which we are logged in: who we are there, where we are, and what we asked. The
 * verbs change it as lines come in. Confined to the user's mailbox.
 */
public final class Connection implements Barrier.Watched, Expectations.Outgoing {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final Duration NOTABLE_DELAY = Duration.ofSeconds(30);
  private static final int MAX_CHANNELS = 1_000;
  private static final int MAX_MEMBERS = 50_000;
  private static final int MAX_MEMBERS_IN_ALL = 200_000;
  private static final int MEMBERS_BETWEEN_COUNTS = 100;

  private final Link link;
  private final Home home;
  private final Set<String> caps;
  private final Timers timers;
  private final Channels channels;
  private final Barrier barrier;
  private final Expectations expectations;
  private final Joins joins;
  private final Membership rooms;
  private final Directory directory;
  private final CtcpAllowance ctcp;
  private IrcSource self;
  private Isupport isupport;

  Connection(Link link, LoginResult login, Home home) {
    this.link = link;
    this.home = home;
    this.caps = new HashSet<>(login.caps());
    this.self = login.self();
    this.isupport = login.isupport();
    this.timers = new Timers(home.context());
    this.channels = new Channels(isupport.caseMapping());
    this.barrier = new Barrier(home.context().clock(), timers, this);
    this.expectations = new Expectations(this, barrier);
    this.joins = new Joins(this);
    this.rooms = new Membership(this, home);
    this.directory = new Directory(this);
    this.ctcp = new CtcpAllowance(home.context().clock());
    link.lineLength(isupport.lineLength());
  }

  /** Our own address, as far as the server said it. */
  public IrcSource self() {
    return self;
  }

  /** Whether that nick is ours. */
  public boolean isSelf(String nick) {
    return isupport.caseMapping().same(nick, self.nick());
  }

  /** We have another nick, or learn how others see us. */
  public void setSelf(IrcSource source) {
    String user = source.user().isEmpty() ? self.user() : source.user();
    String host = source.host().isEmpty() ? self.host() : source.host();
    self = new IrcSource(source.nick(), user, host);
  }

  /** What the server said about itself. */
  public Isupport isupport() {
    return isupport;
  }

  /** The server says more about itself. */
  public void setIsupport(Isupport more) {
    isupport = more;
    channels.compareBy(more.caseMapping());
    link.lineLength(more.lineLength());
  }

  /** Whether a capability is on. */
  public boolean has(String cap) {
    return caps.contains(cap);
  }

  /** The server took a capability back. */
  public void dropCap(String cap) {
    caps.remove(cap);
  }

  /** The channels we are in. */
  public Channels channels() {
    return channels;
  }

  /** What we asked. */
  public Expectations expectations() {
    return expectations;
  }

  /** How we know that the server has come past it. */
  public Barrier barrier() {
    return barrier;
  }

  /** Joins that are not answered yet. */
  public Joins joins() {
    return joins;
  }

  /** How we come into channels and out of them. */
  public Membership rooms() {
    return rooms;
  }

  /** The list of channels. */
  public Directory directory() {
    return directory;
  }

  /** Whom the user wrote to. */
  public Correspondents correspondents() {
    return home.correspondents();
  }

  /** The names of this network. */
  public NetworkNames names() {
    return home.names();
  }

  /** How many CTCP questions may still be answered. */
  public CtcpAllowance ctcp() {
    return ctcp;
  }

  /** The time. */
  public Instant now() {
    return home.context().clock().instant();
  }

  Timers timers() {
    return timers;
  }

  /** Sends a line nobody waits for. */
  public void send(IrcLine line) {
    send(line, () -> {});
  }

  void send(IrcLine line, Runnable written) {
    send(List.of(line), written, () -> {});
  }

  @Override
  public void send(List<IrcLine> lines, Runnable written, Runnable failed) {
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      Runnable done = last ? written : () -> {};
      link.send(lines.get(i))
          .whenComplete(
              (nothing, failure) ->
                  home.context().mailbox().execute(failure == null ? done : failed));
    }
  }

  @Override
  public int queuedLines() {
    return link.queuedLines();
  }

  @Override
  public void ping(IrcLine line) {
    send(line);
  }

  @Override
  public void passed(long upTo) {
    expectations.passed(upTo);
  }

  @Override
  public boolean isWaiting() {
    return expectations.areWaiting();
  }

  @Override
  public void silent() {
    log.debug("The server did not answer a PING in time");
    home.silent();
  }

  /** Tells the gateway. */
  public void publish(LegacyEvent event) {
    home.publish(event);
  }

  /** Tells what happened in a channel, if the user is to see it; what is said early waits. */
  public void publish(Channel channel, LegacyEvent.InRoom event) {
    if (channel.isShown()) {
      home.publish(event);
    } else if (event instanceof LegacyEvent.RoomMessage) {
      channel.keepForLater(event);
    }
  }

  /** Tells the user something that the network said, within bounds. */
  public void notice(String text) {
    home.notices().tell(text);
  }

  /** Tells the user something of what the network did, within bounds. */
  public void notice(Text text) {
    home.notices().tell(text);
  }

  /** Whether somebody more can be remembered in a channel; otherwise the connection has ended. */
  public boolean hasRoomFor(Channel channel) {
    boolean room =
        channel.size() < MAX_MEMBERS
            && (channel.size() % MEMBERS_BETWEEN_COUNTS != 0
                || channels.members() < MAX_MEMBERS_IN_ALL);
    if (!room) {
      home.excessive(Text.of(Connection.class, "too-many-people", channel.name()));
    }
    return room;
  }

  /** Whether another channel can be remembered; otherwise the connection has ended. */
  public boolean hasRoomForChannels() {
    boolean room = channels.size() < MAX_CHANNELS;
    if (!room) {
      home.excessive(Text.of(Connection.class, "too-many-channels", MAX_CHANNELS));
    }
    return room;
  }

  /** The server announced that it closes the connection. */
  public void closing(Text text) {
    home.closing(text);
  }

  /** When a line was sent, if that was notably earlier (IRCv3 server-time). */
  public Optional<Instant> sentAt(IrcLine line) {
    try {
      return line.tag("time")
          .filter(time -> time.length() < 40)
          .map(Instant::parse)
          .filter(time -> time.isBefore(now().minus(NOTABLE_DELAY)));
    } catch (DateTimeParseException badTag) {
      return Optional.empty();
    }
  }

  /** The connection has gone: nobody will answer. */
  void lost(Text text) {
    timers.stop();
    directory.lost(text);
    expectations.lost(text);
  }
}
