package im.gangway.core.config;

import java.util.List;

/**
 * Where to reach the people behind the gateway: addresses with their scheme, such as {@code
 * mailto:abuse@example.org}.
 *
 * @param abuse for reports of abuse
 * @param admin for whoever runs the gateway
 * @param support for users who need help
 */
public record ContactConfig(List<String> abuse, List<String> admin, List<String> support) {
  public ContactConfig {
    abuse = List.copyOf(abuse);
    admin = List.copyOf(admin);
    support = List.copyOf(support);
  }

  /** Whether nothing was given. */
  public boolean isEmpty() {
    return abuse.isEmpty() && admin.isEmpty() && support.isEmpty();
  }
}
