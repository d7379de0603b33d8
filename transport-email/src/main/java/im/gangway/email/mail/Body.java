package im.gangway.email.mail;

import java.util.Optional;

/**
 * What a mail says.
 *
 * @param text readable without HTML; may be empty
 * @param html as it came; empty if there is none or it was too long
 * @param isRendered whether the text was made from the HTML
 */
public record Body(String text, Optional<String> html, boolean isRendered) {}
