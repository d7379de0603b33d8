package im.gangway.transport.testing;

import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Option;
import im.gangway.transport.FormField.Type;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;

/** What one registers with a {@link ScriptedTransport}: fields of every kind. */
final class ScriptedForm {
  static final RegistrationForm FORM =
      new RegistrationForm(
          "Scripted registration",
          "Enter the name and password of your account.",
          List.of(
              FormField.required("username", Type.TEXT, "User name"),
              FormField.required("password", Type.SECRET, "Password"),
              FormField.of("nick", Type.TEXT, "Nick", ""),
              FormField.of("port", Type.NUMBER, "Port", "").inRange(1, 65535),
              FormField.of("email", Type.TEXT, "Mail address", "")
                  .matching("[^@\\s]+@[^@\\s]+", "nurse@example.net"),
              FormField.of("phone", Type.TEXT, "Phone number", "")
                  .matching("\\+?[0-9 ()/-]{3,25}", "+15550001"),
              mode(),
              FormField.of("tls", Type.FLAG, "Use TLS", "true")),
          List.of("username"),
          true);

  private ScriptedForm() {}

  private static FormField mode() {
    return new FormField(
        "mode",
        Type.CHOICE,
        Text.literal("Mode"),
        false,
        "",
        List.of(new Option("slow", "Slow"), new Option("fast", "Fast")),
        Optional.empty());
  }
}
