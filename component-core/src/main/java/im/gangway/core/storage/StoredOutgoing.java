package im.gangway.core.storage;

import im.gangway.transport.Addressee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of a user to a legacy user.
 *
 * @param id known to the transport as the message's id
 * @param owner the user's bare JID
 * @param contact the legacy user's address
 * @param content empty once the message has an end
 * @param failure why it failed, or why nobody knows
 */
public record StoredOutgoing(
    String id,
    String owner,
    String contact,
    Head head,
    Optional<Content> content,
    MessageState state,
    Instant created,
    Optional<Failure> failure) {
  public StoredOutgoing {
    contact = StorableText.of(contact);
  }

  /**
   * The stanza without what was in it, to answer it.
   *
   * @param sender the full JID that sent it
   * @param addressee the JID to which it was sent
   * @param receiptWanted whether the sender asked to be told of the delivery (XEP-0184)
   */
  public record Head(
      String sender,
      String addressee,
      Optional<String> stanzaId,
      String type,
      Optional<String> language,
      boolean receiptWanted) {
    public Head {
      stanzaId = StorableText.of(stanzaId);
      language = StorableText.of(language);
    }
  }

  /**
   * What it says.
   *
   * @param others for whom it is beside the contact; their addresses have no line ends
   */
  public record Content(
      String body, Optional<String> subject, Optional<String> thread, List<Addressee> others) {
    public Content {
      body = StorableText.of(body);
      subject = StorableText.of(subject);
      thread = StorableText.of(thread);
      others = List.copyOf(others);
    }

    /** The same for nobody else. */
    public Content(String body, Optional<String> subject, Optional<String> thread) {
      this(body, subject, thread, List.of());
    }

    int characters() {
      return body.length()
          + subject.orElse("").length()
          + thread.orElse("").length()
          + StoredAddressees.text(others).length();
    }

    @Override
    public String toString() {
      return "Content[%d characters]".formatted(body.length());
    }
  }

  /**
   * What went wrong.
   *
   * @param reason the name of a failure reason
   */
  public record Failure(String reason, String text) {
    public Failure {
      text = StorableText.of(text);
    }
  }

  /** A message that has just come. */
  public static StoredOutgoing fresh(
      String id, String owner, String contact, Head head, Content content, Instant now) {
    return new StoredOutgoing(
        id,
        owner,
        contact,
        head,
        Optional.of(content),
        MessageState.WAITING,
        now,
        Optional.empty());
  }
}
