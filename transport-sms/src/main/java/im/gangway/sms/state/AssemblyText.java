package im.gangway.sms.state;

import im.gangway.sms.reassembly.Assembly;
import im.gangway.sms.reassembly.AssemblyKey;
import im.gangway.sms.text.GsmAlphabet;
import im.gangway.sms.text.NationalLanguage;
import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Part;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.TextCoding;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Assemblies as texts. */
final class AssemblyText {
  private static final int FIELDS_OF_KEY = 6;
  private static final int FIELDS_OF_PART = 3;

  private AssemblyText() {}

  static String key(AssemblyKey key) {
    return Fields.joined(
        key.provider(),
        key.from(),
        key.to(),
        key.width().name(),
        Integer.toString(key.reference()),
        Integer.toString(key.total()));
  }

  static AssemblyKey key(String text) {
    List<String> fields = Fields.split(text);
    if (fields.size() != FIELDS_OF_KEY) {
      throw new IllegalArgumentException("No key of an assembly");
    }
    return new AssemblyKey(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        ReferenceWidth.valueOf(fields.get(3)),
        Integer.parseInt(fields.get(4)),
        Integer.parseInt(fields.get(5)));
  }

  static String value(Assembly assembly) {
    List<String> fields = new ArrayList<>();
    fields.add(assembly.since().toString());
    fields.add(Boolean.toString(assembly.delivered()));
    assembly
        .parts()
        .forEach(
            (number, part) -> {
              fields.add(Integer.toString(number));
              fields.add(coding(part.coding()));
              fields.add(part.units().hex());
            });
    return Fields.joined(fields.toArray(String[]::new));
  }

  static Assembly assembly(AssemblyKey key, String value) {
    List<String> fields = Fields.split(value);
    SortedMap<Integer, Part> parts = new TreeMap<>();
    for (int at = 2; at + FIELDS_OF_PART <= fields.size(); at += FIELDS_OF_PART) {
      parts.put(
          Integer.valueOf(fields.get(at)),
          new Part(coding(fields.get(at + 1)), Octets.ofHex(fields.get(at + 2))));
    }
    return new Assembly(
        key, parts, Instant.parse(fields.get(0)), Boolean.parseBoolean(fields.get(1)));
  }

  private static String coding(TextCoding coding) {
    if (coding instanceof TextCoding.Gsm gsm) {
      return Fields.joined("gsm", gsm.alphabet().locking().name(), gsm.alphabet().single().name());
    } else if (coding instanceof TextCoding.Characters characters) {
      return Fields.joined("charset", characters.charset().name());
    }
    return coding instanceof TextCoding.Ucs2 ? "ucs2" : "binary";
  }

  private static TextCoding coding(String text) {
    List<String> fields = Fields.split(text);
    return switch (fields.get(0)) {
      case "gsm" ->
          new TextCoding.Gsm(
              new GsmAlphabet(
                  NationalLanguage.valueOf(fields.get(1)),
                  NationalLanguage.valueOf(fields.get(2))));
      case "charset" -> new TextCoding.Characters(Charset.forName(fields.get(1)));
      case "ucs2" -> TextCoding.UCS2;
      default -> new TextCoding.Binary();
    };
  }
}
