package im.gangway.demo;

/**
 * One line of the dialogue.
 *
 * @param who the person
 * @param side the network this person is on
 * @param words what the person does
 */
record Act(String who, String side, String words) {
  static Act alice(String words) {
    return new Act("alice", Traffic.XMPP, words);
  }

  static Act nora(String words) {
    return new Act("nora", "phone", words);
  }

  static Act bob(String words) {
    return new Act("bob", Traffic.IRC, words);
  }
}
