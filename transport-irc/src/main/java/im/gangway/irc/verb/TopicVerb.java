package im.gangway.irc.verb;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.LegacyEvent.SubjectChanged;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a channel is about: changed, or told when we enter (RFC 2812 §3.2.4). */
final class TopicVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("TOPIC", "331", "332", "333");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    boolean change = line.command().equals("TOPIC");
    Channel channel = on.channels().find(line.param(change ? 0 : 1));
    if (channel != null) {
      switch (line.command()) {
        case "TOPIC" -> changed(channel, line, on);
        case "331" -> channel.setSubject("", Optional.empty(), Optional.empty());
        case "332" ->
            channel.setSubject(Formatting.strip(line.param(2)), Optional.empty(), Optional.empty());
        default -> setBy(channel, line);
      }
    }
    if (change && on.isSelf(line.source().nick())) {
      on.expectations().offer(line);
    }
  }

  private static void changed(Channel channel, IrcLine line, Connection on) {
    Subject subject =
        channel.setSubject(
            Formatting.strip(line.param(1)), author(line.source()), Optional.of(on.now()));
    on.publish(channel, new SubjectChanged(channel.address(), subject));
  }

  /** 333: our nick, the channel, who set the topic, seconds since 1970. */
  private static void setBy(Channel channel, IrcLine line) {
    String text = channel.subject().map(Subject::text).orElse("");
    channel.setSubject(text, author(IrcSource.parse(line.param(2))), time(line.param(3)));
  }

  private static Optional<String> author(IrcSource source) {
    return source.nick().isEmpty() ? Optional.empty() : Optional.of(source.nick());
  }

  private static Optional<Instant> time(String seconds) {
    return seconds.matches("[0-9]{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
        : Optional.empty();
  }
}
