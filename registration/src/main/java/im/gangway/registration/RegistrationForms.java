package im.gangway.registration;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.FormFields;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FormField;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dom4j.Element;

/** The forms to register with, as data forms and in the old way (XEP-0077 §3, §4). Thread-safe. */
final class RegistrationForms {
  static final String NAMESPACE = "jabber:iq:register";

  /** The names that clients without data forms know (XEP-0077 §14.3). */
  private static final Set<String> OLD_FIELDS =
      Set.of(
          "username",
          "nick",
          "password",
          "name",
          "first",
          "last",
          "email",
          "address",
          "city",
          "state",
          "zip",
          "phone",
          "url",
          "date");

  private final RegistrableService service;

  RegistrationForms(RegistrableService service) {
    this.service = service;
  }

  boolean isOffered(RegistrationScope scope) {
    return service.registration(scope.address()).isPresent();
  }

  /** Whether contacts belong to the legacy account that one registers there. */
  boolean isIdentifying(RegistrationScope scope) {
    return service
        .registration(scope.address())
        .filter(form -> form.identifiedBy().isEmpty())
        .isEmpty();
  }

  /**
   * The form of a transport or network.
   *
   * @throws StanzaException if nobody can register there
   */
  RegistrationForm form(RegistrationScope scope) throws StanzaException {
    return service
        .registration(scope.address())
        .orElseThrow(
            () ->
                new StanzaException(
                    Condition.SERVICE_UNAVAILABLE, Text.of(RegistrationForms.class, "not-here")));
  }

  static FormFields fields(RegistrationForm form) {
    return new FormFields(form.title(), form.instructions(), form.fields());
  }

  /** The form alone, with what is registered, without secrets. */
  static Element dataForm(RegistrationForm form, Map<String, String> current, Locale language) {
    return fields(form).show(NAMESPACE, current, language);
  }

  /** The whole answer to who asks for the form. */
  static Element query(
      RegistrationForm form, boolean registered, Map<String, String> current, Locale language) {
    Element query = Elements.create("query", NAMESPACE);
    if (registered) {
      Elements.add(query, "registered");
    }
    Elements.addText(query, "instructions", form.instructions().in(language));
    for (FormField field : form.fields()) {
      if (OLD_FIELDS.contains(field.name())) {
        boolean shown = !field.type().isSecret();
        String value = shown ? current.getOrDefault(field.name(), "") : "";
        Elements.addText(query, field.name(), value);
      }
    }
    query.add(dataForm(form, current, language));
    return query;
  }
}
