package im.gangway.bench.sidebyside;

/** A user of the gateway, with one channel. */
record Person(int number) {
  private static final String DOMAIN = "@example.org";

  static Person of(int number) {
    return new Person(number);
  }

  /** The one whose full JID this is. */
  static Person at(String jid) {
    return new Person(Integer.parseInt(jid.substring("user".length(), jid.indexOf('@'))));
  }

  /** The one who is called so on IRC. */
  static Person called(String nick) {
    return new Person(Integer.parseInt(nick.substring("nick".length())));
  }

  String bareJid() {
    return "user" + number + DOMAIN;
  }

  String jid() {
    return bareJid() + "/d";
  }

  String nick() {
    return "nick" + number;
  }

  String channel() {
    return "#own" + number;
  }
}
