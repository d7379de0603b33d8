package im.gangway.sms.number;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whom short messages come from or go to. */
public sealed interface SmsAddress {
  /** Goes between a local name and the place where it is one, after RFC 3966 §5.1.5. */
  String CONTEXT = ";phone-context=";

  /** As a legacy address, which becomes the local part of a JID; {@link SmsAddresses} reads it. */
  String value();

  /**
   * A number that is the same everywhere.
   *
   * @param value {@code +} and 1 to 15 digits, the country's first
   */
  record E164(String value) implements SmsAddress {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{0,14}");

    public E164 {
      if (!FORM.matcher(value).matches()) {
        throw new IllegalArgumentException("No E.164 number");
      }
    }
  }

  /**
   * A number of one country only, such as a short code.
   *
   * @param digits up to 20 of them
   * @param region two capital letters
   */
  record ShortCode(String digits, String region) implements SmsAddress {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");

    public ShortCode {
      if (!FORM.matcher(digits).matches() || !REGION.matcher(region).matches()) {
        throw new IllegalArgumentException("No short code");
      }
    }

    @Override
    public String value() {
      return digits + CONTEXT + region.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A name in place of a number. Nobody can answer it, and the local part of a JID has lost which
   * of its letters are capitals: the name is shown as nick.
   *
   * @param name as the carrier gives it, without blanks around it
   */
  record Alphanumeric(String name) implements SmsAddress {
    static final String PLACE = "alphanumeric";
    private static final int LONGEST = 64;

    public Alphanumeric {
      if (name.isEmpty() || name.length() > LONGEST || !name.equals(name.strip())) {
        throw new IllegalArgumentException("No name of a sender");
      }
    }

    @Override
    public String value() {
      return name.toLowerCase(Locale.ROOT) + CONTEXT + PLACE;
    }
  }

  /** Nobody has said who it is. */
  record Anonymous() implements SmsAddress {
    static final String PLACE = "anonymous";

    @Override
    public String value() {
      return PLACE + CONTEXT + PLACE;
    }
  }
}
