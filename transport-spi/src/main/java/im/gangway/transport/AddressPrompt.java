package im.gangway.transport;

/**
 * How to ask a user for a legacy address (XEP-0100 §6).
 *
 * @param description what to type and how
 * @param prompt what the field is called, such as {@code Phone number}
 */
public record AddressPrompt(Text description, Text prompt) {

  /** With words that are the same in every language. */
  public AddressPrompt(String description, String prompt) {
    this(Text.literal(description), Text.literal(prompt));
  }
}
