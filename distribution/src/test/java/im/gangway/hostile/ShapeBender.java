package im.gangway.hostile;

import im.gangway.scripted.ScriptedWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes one thing about an element wrong, and leaves it well-formed. Not thread-safe. */
final class ShapeBender {
  private static final List<String> TEXTS =
      Stream.concat(HostileTexts.SHORT.stream(), HostileTexts.LONG.stream()).toList();

  private static final List<String> NUMBERS =
      List.of("-1", "0", "2147483648", "99999999999999999999", "1e999", "NaN", "0x7f", "\u0661");

  /** All that XML 1.0 allows, at its borders. */
  private static final int[] POINTS = {
    0x9, 0xA, 0xD, 0x20, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD, 0x300, 0x378,
    0x5D0, 0x61C, 0x200B, 0x200E, 0x2028, 0x202E, 0x2066, 0xD7FF, 0xE000, 0xF8FF, 0xFDD0, 0xFEFF,
    0xFFFD, 0x10000, 0x1F600, 0x1FFFE, 0xE0001, 0x10FFFF
  };

  private final Random random;

  ShapeBender(Random random) {
    this.random = random;
  }

  /** Bends something in it. */
  void bend(Shape whole) {
    List<Shape> all = whole.all();
    Shape one = all.get(all.size() == 1 ? 0 : 1 + random.nextInt(all.size() - 1));
    switch (random.nextInt(14)) {
      case 0 -> dropAttribute(one);
      case 1, 2 -> changeAttribute(one);
      case 3 -> one.attributes.put("a" + random.nextInt(9), text());
      case 4 -> dropChild(one);
      case 5 -> repeatChild(one);
      case 6 -> Collections.shuffle(one.children, random);
      case 7 -> one.namespace = one(all).namespace + (random.nextInt(4) == 0 ? "x" : "");
      case 8 -> one.name = one == whole ? one.name : one(all).name;
      case 9, 10 -> one.text = text();
      case 11 -> one.text = scratched(one.text);
      case 12 -> nest(one);
      default -> decorate(whole, one);
    }
  }

  private void dropAttribute(Shape one) {
    if (!one.attributes.isEmpty()) {
      one.attributes.remove(one(new ArrayList<>(one.attributes.keySet())));
    }
  }

  private void changeAttribute(Shape one) {
    if (!one.attributes.isEmpty()) {
      String key = one(new ArrayList<>(one.attributes.keySet()));
      one.attributes.compute(
          key, (same, value) -> value == null || random.nextBoolean() ? text() : scratched(value));
    }
  }

  private void dropChild(Shape one) {
    if (!one.children.isEmpty()) {
      one.children.remove(random.nextInt(one.children.size()));
    }
  }

  private void repeatChild(Shape one) {
    if (!one.children.isEmpty()) {
      Shape child = one(one.children);
      int times = random.nextInt(50) == 0 ? 60 : 1 + random.nextInt(2);
      for (int i = 0; i < times; i++) {
        one.children.add(child.copy());
      }
    }
  }

  private void nest(Shape one) {
    Shape inner = one;
    for (int i = random.nextInt(10) == 0 ? 90 : 3; i > 0; i--) {
      Shape child = new Shape(one.name, one.namespace);
      inner.children.add(child);
      inner = child;
    }
  }

  private void decorate(Shape whole, Shape one) {
    switch (random.nextInt(5)) {
      case 0 -> one.prefixed = one != whole;
      case 1 -> one.unparsed = true;
      case 2 -> whole.children.add(one(one(StanzaSeeds.MESSAGES).children).copy());
      case 3 -> whole.children.add(one(one(StanzaSeeds.IQS).children).copy());
      default -> whole.text = text();
    }
  }

  /** A text that is wrong nearly anywhere. */
  private String text() {
    return switch (random.nextInt(12)) {
      case 0 -> one(NUMBERS);
      case 1 -> address();
      case 2 -> "v".repeat(random.nextInt(20) == 0 ? 60_000 : 1100);
      case 3, 4, 5 -> scratched(one(TEXTS));
      default -> one(TEXTS);
    };
  }

  /** An address of ours or nobody's, with something wrong about it. */
  String address() {
    String address =
        switch (random.nextInt(6)) {
          case 0 -> ScriptedWorld.DOMAIN;
          case 1 -> "#swamp%tiny@" + ScriptedWorld.DOMAIN + "/someone";
          case 2 -> one(HostileTexts.SHORT) + "%tiny@" + ScriptedWorld.DOMAIN;
          case 3 -> "#swamp%odd@" + ScriptedWorld.DOMAIN + "/" + one(HostileTexts.SHORT);
          case 4 -> "x@y/z";
          default -> "";
        };
    return random.nextInt(3) == 0 ? scratched(address) : address;
  }

  /** The same with a few characters more, fewer or others. */
  private String scratched(String text) {
    StringBuilder points = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = border(points, random.nextInt(points.length() + 1));
      if (random.nextInt(3) == 0 && at < points.length()) {
        points.delete(at, points.offsetByCodePoints(at, 1));
      } else {
        points.insert(at, Character.toString(POINTS[random.nextInt(POINTS.length)]));
      }
    }
    return points.toString();
  }

  private static int border(CharSequence text, int at) {
    boolean within = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return within ? at - 1 : at;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
