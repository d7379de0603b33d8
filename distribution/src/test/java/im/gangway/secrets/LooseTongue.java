package im.gangway.secrets;

import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.testing.ScriptedVerification;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A legacy service that repeats what it was told: what it does with a registration is the first
 * word of the user's name there.
 */
final class LooseTongue implements ScriptedVerification {
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final StringBuffer said = new StringBuffer();
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  /** The code that a user whose name begins with {@code code} has to answer. */
  void code(String name, String code) {
    codes.put(name, code);
  }

  /** What a user whose name begins with {@code token} is given beside the password. */
  void token(String name, String token) {
    tokens.put(name, token);
  }

  /** What the candidates and what was made of them say of themselves. */
  String candidates() {
    return said.toString();
  }

  /** The password that came with a name last. */
  String passwordOf(String name) {
    return seen.getOrDefault(name, "");
  }

  @Override
  public LoginStep apply(Registration candidate) throws LegacyException {
    said.append(candidate);
    LoginStep step = step(candidate);
    said.append(step);
    return step;
  }

  private LoginStep step(Registration candidate) throws LegacyException {
    String name = candidate.field("username");
    String password = candidate.field("password");
    seen.put(name, password);
    return switch (name.replaceFirst("-.*", "")) {
      case "echo" -> throw refused("The password " + password + " is wrong.");
      case "wrong" -> throw refused("The password is wrong.");
      case "bug" -> throw new IllegalStateException("Cannot log in with " + password);
      case "cause" ->
          throw new IllegalStateException("Cannot log in", new IOException("PASS " + password));
      case "error" -> throw new AssertionError("Cannot log in with " + password);
      case "down" ->
          throw new LegacyException(
              FailureReason.NETWORK_UNREACHABLE,
              "No answer to PASS " + password,
              new IOException("PASS " + password));
      case "code" -> ask(candidate, name);
      case "token" -> new LoginStep.Done(candidate.with(withToken(candidate, name)));
      default -> new LoginStep.Done(candidate);
    };
  }

  private LoginStep ask(Registration candidate, String name) {
    return new LoginStep.NeedInput(
        "Enter the code that was sent to you.",
        List.of(FormField.required("code", FormField.Type.SECRET, "Code")),
        answers -> answered(candidate, name, answers.getOrDefault("code", "")));
  }

  private LoginStep answered(Registration candidate, String name, String code)
      throws LegacyException {
    if (code.endsWith("!")) {
      throw new IllegalStateException("Cannot take the code " + code);
    }
    if (!code.equals(codes.get(name))) {
      throw refused(
          "The code " + code + " is wrong, and so may be " + candidate.field("password") + ".");
    }
    return new LoginStep.Done(candidate);
  }

  private Map<String, String> withToken(Registration candidate, String name) {
    Map<String, String> values = new HashMap<>(candidate.fields());
    values.put("token", tokens.getOrDefault(name, ""));
    return values;
  }

  private static LegacyException refused(String text) {
    return new LegacyException(FailureReason.CREDENTIALS_REFUSED, text);
  }
}
