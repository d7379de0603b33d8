package im.gangway.core.session;

import java.util.Map;

/** The setting of those who want to stay logged in while none of their resources is available. */
public final class StayConnected {
  /** The name of its field among the settings for the gateway as a whole. */
  public static final String FIELD = "stay_connected";

  /** Its value when it is on. */
  public static final String ON = "true";

  private StayConnected() {}

  /** Whether it is on, as far as settings have been loaded. */
  public static boolean isSet(UserSettingsView settings) {
    return ON.equals(settings.of("").get(FIELD));
  }

  /** Notes that it is on, before the settings have been loaded. */
  public static void note(UserSettingsView settings) {
    settings.change("", Map.of(FIELD, ON));
  }
}
