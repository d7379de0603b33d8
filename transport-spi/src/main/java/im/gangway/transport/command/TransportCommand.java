package im.gangway.transport.command;

import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Something that users or admins can have done.
 *
 * @param name its node, and the word that begins it in a chat: lower-case letters, digits and
 *     hyphens; none that the gateway has itself, such as {@code help} or {@code status}
 * @param title for people, in a list of commands
 * @param audience for whom it is
 * @param instructions what people are told who are asked for the fields; may be {@link Text#NONE}
 * @param fields what has to be known; with none it is done at once
 */
public record TransportCommand(
    String name,
    Text title,
    Audience audience,
    Text instructions,
    List<FormField> fields,
    Work work) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  /** For whom a command is. */
  public enum Audience {
    /** Those who have registered, or have an address from the admin. */
    USERS,
    /** Those who administer the gateway. */
    ADMINS
  }

  /** Does it. */
  @FunctionalInterface
  public interface Work {
    /**
     * Begins; must not block.
     *
     * @return what to tell, within 30 seconds; fails with a {@link LegacyException} whose text says
     *     what is wrong with the values: the user is asked again
     */
    CompletionStage<CommandAnswer> run(CommandCall call) throws LegacyException;
  }

  public TransportCommand {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a command's name: " + name);
    }
    fields = List.copyOf(fields);
  }

  /** A command that asks for nothing. */
  public TransportCommand(String name, Text title, Audience audience, Work work) {
    this(name, title, audience, Text.NONE, List.of(), work);
  }
}
