package im.gangway.transport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How far the verification of a {@link Registration} has come. */
public sealed interface LoginStep {

  /**
   * The legacy service accepts it.
   *
   * @param registration what is to be stored; may differ from what was filled in, such as a token
   *     in place of a password; an empty value removes what the user has set under that name
   */
  record Done(Registration registration) implements LoginStep {}

  /**
   * The user has to answer something more, such as a code that was sent to a phone.
   *
   * @param instructions what is asked and why
   */
  record NeedInput(Text instructions, List<FormField> fields, Continuation next)
      implements LoginStep {
    public NeedInput {
      fields = List.copyOf(fields);
    }

    /** With words that are the same in every language. */
    public NeedInput(String instructions, List<FormField> fields, Continuation next) {
      this(Text.literal(instructions), fields, next);
    }
  }

  /**
   * The user has to open a page.
   *
   * @param code what to type in there, if anything
   * @param next completes when the user has done so or it is too late; not before some seconds
   */
  record OpenUrl(URI url, Optional<String> code, Text instructions, CompletionStage<LoginStep> next)
      implements LoginStep {
    /** With words that are the same in every language. */
    public OpenUrl(
        URI url, Optional<String> code, String instructions, CompletionStage<LoginStep> next) {
      this(url, code, Text.literal(instructions), next);
    }
  }

  /** Takes what the user answered. May block. */
  interface Continuation {
    /**
     * Goes on.
     *
     * @param values by field name; those left empty are absent
     * @throws LegacyException {@link FailureReason#CREDENTIALS_REFUSED} if the answer is wrong: the
     *     user may answer again; anything else ends the attempt
     */
    LoginStep answer(Map<String, String> values) throws LegacyException;
  }
}
