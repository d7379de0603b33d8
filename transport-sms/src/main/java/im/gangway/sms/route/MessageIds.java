package im.gangway.sms.route;

import im.gangway.transport.LegacyMessageId;

/** Ids of messages that are unique over all routes. */
public final class MessageIds {
  private MessageIds() {}

  /**
   * The id of a message.
   *
   * @param route the id of the route
   * @param id the provider's
   */
  public static LegacyMessageId of(String route, String id) {
    return new LegacyMessageId(route + ":" + id);
  }
}
