package im.gangway.transport.testing;

import im.gangway.transport.LegacyTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Local parts to try, and what a target says in one. */
final class Addresses {
  private static final String[] ALPHABETS = {
    "abcdefghijklmnopqrstuvwxyz0123456789.-",
    "ab@%#!+&:/\\'\"<> ,;=~*?()[]{}|^`_$",
    "a\u0000\u0001\t\r\n\u007f\u0085\u200b\u202e\ufeff",
    "\u00e4\u00df\u0130\u03c3\u0416\u4e2d\u0301\ud83d\ude00",
    "\ud83d\ude00\uffff\ud800"
  };

  private Addresses() {}

  /** Repeatable texts of every kind, hostile ones included. */
  static List<String> garbage(long seed, int count) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>(List.of("", " ", "%", "@", "%@", "#", "a".repeat(3000)));
    for (int i = 0; i < count; i++) {
      String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
      texts.add(text(random, alphabet, random.nextInt(1, i % 50 == 0 ? 1500 : 25)));
    }
    return texts;
  }

  private static String text(Random random, String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  static String value(LegacyTarget target) {
    if (target instanceof LegacyTarget.Contact contact) {
      return contact.address().value();
    } else if (target instanceof LegacyTarget.Room room) {
      return room.address().value();
    }
    return ((LegacyTarget.Network) target).address().value();
  }
}
