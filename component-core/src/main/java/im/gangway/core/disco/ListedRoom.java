package im.gangway.core.disco;

/** What is kept of a room that a directory told: the local part of its JID, and its name. */
record ListedRoom(String node, String name) {
  private static final int MAX_NAME = 80;

  ListedRoom {
    name = name.length() > MAX_NAME ? cut(name) : name;
  }

  private static String cut(String name) {
    int end = Character.isHighSurrogate(name.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME;
    return name.substring(0, end);
  }

  /** About how many characters it takes in an answer. */
  int size(String domain) {
    return node.length() + name.length() + domain.length() + 30;
  }
}
