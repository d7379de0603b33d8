package im.gangway.hostile;

import java.util.List;

/** Texts that have broken programs before. All can be written in XML. */
final class HostileTexts {
  /** A command that no client has; if a server hears it, a text became a line. */
  static final String INJECTED = "INJECTED";

  private static final String ZALGO =
      "z\u0335\u0321\u0308\u030D\u0310a\u0337\u0322\u0358".repeat(40);

  /** Short enough for a nick or a name. */
  static final List<String> SHORT =
      List.of(
          "",
          " ",
          "\t",
          "x\r\n" + INJECTED + " :1",
          "x\n" + INJECTED + " :2",
          "x\r" + INJECTED + " :3",
          "x\u0085" + INJECTED + " :4",
          "x\u2028" + INJECTED + " :5",
          ":" + INJECTED,
          "a b",
          "a,b",
          "#notanick",
          "@op",
          "+voice",
          "*",
          "0",
          "nick!user@host",
          "]]>",
          "<b>&amp;</b>",
          "'; drop table users; --",
          "${jndi:ldap://127.0.0.1/x}",
          "%n%s%x",
          "../../etc/passwd",
          "\u202Eevil\u202C",
          "\u200Bzero\u200Dwidth\uFEFF",
          "\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69",
          "\uFFFD",
          "\uD83F\uDFFD",
          "\u00DF\u0130\u0131\u017F\u212A",
          "\u0430lice",
          "\u1E9E".repeat(30),
          "n".repeat(200),
          "\\20\\40\\5c\\2f",
          "CON",
          "null");

  /** For bodies, subjects and reasons too. */
  static final List<String> LONG =
      List.of(
          ZALGO,
          "/me " + "x".repeat(2000),
          "/me\r\n" + INJECTED + " :6",
          "\uD83D\uDE00".repeat(700),
          "line\n".repeat(50),
          "\r\n\r\n\r\n" + INJECTED + " :7\r\n",
          "a\n\n\n" + INJECTED + " :8",
          " ".repeat(5000),
          "DCC SEND file 2130706433 0 1",
          "\u00E4".repeat(3_000),
          "long ".repeat(3_000));

  private HostileTexts() {}
}
