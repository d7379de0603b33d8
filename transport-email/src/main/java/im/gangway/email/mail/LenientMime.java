package im.gangway.email.mail;

import java.util.List;

/**
 * Makes Jakarta Mail read what is not quite a mail.
 *
 * <p>These are system properties that its classes read when they are first loaded, so whoever uses
 * those classes calls {@link #enable} before. A value that the operator has set is left alone.
 */
public final class LenientMime {
  private static final List<String> ON =
      List.of(
          "mail.mime.ignoreunknownencoding",
          "mail.mime.base64.ignoreerrors",
          "mail.mime.uudecode.ignoreerrors",
          "mail.mime.uudecode.ignoremissingbeginend",
          "mail.mime.multipart.allowempty",
          "mail.mime.ignoremultipartencoding",
          "mail.mime.decodefilename",
          "mail.mime.decodeparameters",
          "mail.mime.encodeparameters",
          "mail.mime.applefilenames",
          "mail.mime.allowutf8");
  private static final List<String> OFF =
      List.of(
          "mail.mime.parameters.strict", "mail.mime.decodetext.strict", "mail.mime.address.strict");

  private LenientMime() {}

  /** Sets the properties; may be called any number of times, from any thread. */
  public static void enable() {
    ON.forEach(each -> setIfAbsent(each, "true"));
    OFF.forEach(each -> setIfAbsent(each, "false"));
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
