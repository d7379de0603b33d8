package im.gangway.core.text;

import im.gangway.transport.MessageText;
import im.gangway.transport.MessageText.Kind;

/** The bodies of stanzas and what they mean: {@code /me} is an action (XEP-0245). */
public final class MessageBodies {
  private static final String ME = "/me ";
  private static final String NOTICE = "[notice] ";

  private MessageBodies() {}

  /** What a body says. */
  public static MessageText toText(String body) {
    if (body.startsWith(ME)) {
      return new MessageText(Kind.ACTION, body.substring(ME.length()));
    }
    return MessageText.plain(body);
  }

  /** The body that shows a text. */
  public static String toBody(MessageText text) {
    return switch (text.kind()) {
      case PLAIN -> text.text();
      case ACTION -> ME + text.text();
      case NOTICE -> NOTICE + text.text();
    };
  }
}
