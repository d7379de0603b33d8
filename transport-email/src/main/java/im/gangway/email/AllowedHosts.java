package im.gangway.email;

import java.util.List;
import java.util.Locale;

/**
 * The mail servers that users may name.
 *
 * @param patterns host names, {@code *.example.org} for all below, {@code *} for any
 */
record AllowedHosts(List<String> patterns) {

  AllowedHosts {
    patterns = patterns.stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList();
  }

  boolean allows(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(each -> fits(each, name));
  }

  /** Those that are named whole. */
  List<String> named() {
    return patterns.stream().filter(each -> each.indexOf('*') < 0).toList();
  }

  private static boolean fits(String pattern, String name) {
    return pattern.equals("*")
        || pattern.equals(name)
        || (pattern.startsWith("*.") && name.endsWith(pattern.substring(1)));
  }
}
