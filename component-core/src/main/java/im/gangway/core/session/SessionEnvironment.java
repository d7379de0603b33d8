package im.gangway.core.session;

import im.gangway.core.stream.StanzaSink;
import im.gangway.transport.LegacyService;
import im.gangway.transport.TransportInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the sessions of one domain share.
 *
 * @param domain the gateway's domain
 * @param info the transport behind it
 * @param events takes what a legacy session publishes, on the mailbox
 * @param mailboxPool runs mailboxes; nothing on it may block
 * @param lanePool the transport's bounded pool for calls that may block
 * @param logins in which order users log in
 * @param circuits which addresses of the service cannot be reached
 */
public record SessionEnvironment(
    String domain,
    TransportInfo info,
    LegacyService service,
    StanzaSink sink,
    EventSink events,
    AccountSource accounts,
    SettingsSource settings,
    List<SessionLoader> loaders,
    Sessions sessions,
    Executor mailboxPool,
    Executor lanePool,
    ScheduledExecutorService scheduler,
    Clock clock,
    Duration callDeadline,
    SessionLimits limits,
    LoginNews loginNews,
    LoginQueue logins,
    Circuits circuits) {

  String transport() {
    return info.id();
  }
}
