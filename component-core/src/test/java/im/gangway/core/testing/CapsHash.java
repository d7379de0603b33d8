package im.gangway.core.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dom4j.Element;

/** What a client computes of an answer to disco#info (XEP-0115 §5.4), without the core's code. */
public final class CapsHash {
  private CapsHash() {}

  /** The verification string's SHA-1 hash. */
  public static String of(Element query) {
    List<String> parts = new ArrayList<>();
    sorted(query, "identity", CapsHash::identity).forEach(parts::add);
    sorted(query, "feature", feature -> feature.attributeValue("var")).forEach(parts::add);
    sorted(query, "x", CapsHash::form).forEach(parts::add);
    return hash(String.join("<", parts) + "<");
  }

  private static Stream<String> sorted(
      Element parent, String name, Function<Element, String> part) {
    return parent.elements(name).stream().map(part).sorted();
  }

  private static String identity(Element identity) {
    return String.join(
        "/",
        identity.attributeValue("category"),
        identity.attributeValue("type"),
        "",
        identity.attributeValue("name", ""));
  }

  /** The form type stands first in every form. */
  private static String form(Element form) {
    List<String> parts = new ArrayList<>();
    parts.add(form.element("field").elementText("value"));
    form.elements("field").stream().skip(1).map(CapsHash::field).sorted().forEach(parts::add);
    return String.join("<", parts);
  }

  private static String field(Element field) {
    List<String> parts = new ArrayList<>();
    parts.add(field.attributeValue("var"));
    sorted(field, "value", Element::getText).forEach(parts::add);
    return String.join("<", parts);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
