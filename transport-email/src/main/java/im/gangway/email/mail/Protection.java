package im.gangway.email.mail;

import java.util.Locale;

/** How a mail is encrypted or signed; nothing here is verified. */
public enum Protection {
  NONE,
  PGP_ENCRYPTED,
  PGP_SIGNED,
  SMIME_ENCRYPTED,
  SMIME_SIGNED;

  static Protection of(Part root, String text) {
    String protocol = root.type().get("protocol").orElse("").toLowerCase(Locale.ROOT);
    return switch (root.type().value()) {
      case "multipart/encrypted" -> PGP_ENCRYPTED;
      case "multipart/signed" -> protocol.contains("pgp") ? PGP_SIGNED : SMIME_SIGNED;
      case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
          root.type().get("smime-type").orElse("").equalsIgnoreCase("signed-data")
              ? SMIME_SIGNED
              : SMIME_ENCRYPTED;
      default -> inline(text.stripLeading());
    };
  }

  private static Protection inline(String text) {
    if (text.startsWith("-----BEGIN PGP MESSAGE-----")) {
      return PGP_ENCRYPTED;
    }
    return text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----") ? PGP_SIGNED : NONE;
  }
}
