package im.gangway.transport;

import java.util.List;

/**
 * What a user fills in to register with a transport or one of its networks (XEP-0077).
 *
 * @param instructions what to fill in, and where such an account is to be had
 * @param identifiedBy the fields that say which account it is; changing one of them means another
 *     account, with other contacts
 * @param exclusive whether an account may be registered by one Jabber user only, as a phone number
 *     or a mailbox is
 */
public record RegistrationForm(
    Text title,
    Text instructions,
    List<FormField> fields,
    List<String> identifiedBy,
    boolean exclusive) {

  public RegistrationForm {
    fields = List.copyOf(fields);
    identifiedBy = List.copyOf(identifiedBy);
    List<String> names = fields.stream().map(FormField::name).toList();
    if (!names.containsAll(identifiedBy)) {
      throw new IllegalArgumentException("identifiedBy names fields that the form has not");
    }
  }

  /** With words that are the same in every language. */
  public RegistrationForm(
      String title,
      String instructions,
      List<FormField> fields,
      List<String> identifiedBy,
      boolean exclusive) {
    this(Text.literal(title), Text.literal(instructions), fields, identifiedBy, exclusive);
  }
}
