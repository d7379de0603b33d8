package im.gangway.secrets;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The secrets that a test plants, each random and by the name of the way that it goes in. */
final class Secrets {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 22;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> planted = new LinkedHashMap<>();

  /** A new secret. */
  synchronized String plant(String way) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    if (planted.put(way, secret.toString()) != null) {
      throw new IllegalArgumentException("Planted twice: " + way);
    }
    return secret.toString();
  }

  /** All secrets by their ways. */
  synchronized Map<String, String> all() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(planted));
  }
}
