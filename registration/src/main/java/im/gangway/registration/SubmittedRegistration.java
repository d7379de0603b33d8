package im.gangway.registration;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;

/** What a user sent in: to register, to remove the registration, or to do nothing after all. */
sealed interface SubmittedRegistration {
  String REMOVAL = "jabber:iq:register:cancel";

  /** To register. */
  record Filled(SubmittedForm form) implements SubmittedRegistration {}

  /**
   * To remove the registration.
   *
   * @param confirmed whether the user says so for the second time
   */
  record Remove(boolean confirmed) implements SubmittedRegistration {}

  /** To do nothing. */
  record Nothing() implements SubmittedRegistration {}

  /**
   * Reads the payload of a request.
   *
   * @throws StanzaException if it is none of these
   */
  static SubmittedRegistration in(Element query) throws StanzaException {
    if (Elements.child(query, "remove", RegistrationForms.NAMESPACE) != null) {
      if (query.elements().size() > 1) {
        throw new StanzaException(
            Condition.BAD_REQUEST, Text.of(SubmittedRegistration.class, "remove-alone"));
      }
      return new Remove(false);
    }
    if (Elements.child(query, "x", DataForm.NAMESPACE) != null) {
      return dataForm(query);
    }
    SubmittedForm old = oldFields(query);
    if (old.fields().isEmpty()) {
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, Text.of(SubmittedRegistration.class, "nothing-filled-in"));
    }
    return new Filled(old);
  }

  private static SubmittedRegistration dataForm(Element query) throws StanzaException {
    Optional<SubmittedForm> form = SubmittedForm.in(query);
    if (form.isEmpty()) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(SubmittedRegistration.class, "no-submission"));
    }
    if (form.get().canceled()) {
      return new Nothing();
    }
    String type = String.join("", form.get().values("FORM_TYPE").orElse(List.of()));
    if (type.equals(REMOVAL)) {
      return new Remove(true);
    }
    if (!type.isEmpty() && !type.equals(RegistrationForms.NAMESPACE)) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(SubmittedRegistration.class, "other-form"));
    }
    return new Filled(form.get());
  }

  private static SubmittedForm oldFields(Element query) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Element field : query.elements()) {
      if (field.getNamespaceURI().equals(RegistrationForms.NAMESPACE)) {
        fields.put(field.getName(), List.of(field.getText()));
      }
    }
    return new SubmittedForm(false, fields);
  }
}
