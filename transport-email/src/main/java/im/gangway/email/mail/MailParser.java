package im.gangway.email.mail;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads mails: a pure function from bytes to a {@link Mail} that fails for no bytes.
 *
 * <p>Time and memory are bounded by the {@link MailLimits}. Thread-safe.
 */
public final class MailParser {
  static {
    LenientMime.enable();
  }

  private static final int MAX_SUBJECT = 1000;
  private static final int MAX_RESULTS = 10;
  private static final int MAX_REACTION_BYTES = 200;

  private final MailLimits limits;

  public MailParser(MailLimits limits) {
    this.limits = limits;
  }

  /** The mail that these bytes are. */
  public Mail parse(byte[] bytes) {
    PartReader reader = new PartReader(limits);
    Part root = reader.read(new Slice(bytes, 0, bytes.length));
    Headers headers = root.headers();
    Bodies bodies = new Bodies(limits);
    Body body = bodies.read(root);
    Reports reports = new Reports(headers, bodies.leaves());
    return new Mail(
        Correspondents.of(headers),
        MessageIds.of(headers),
        CleanText.cut(headers.text("subject").orElse(""), MAX_SUBJECT),
        headers.first("date").flatMap(MailParser::date),
        body,
        bodies.files().stream().map(MailParser::attachment).toList(),
        invitations(bodies.leaves()),
        ListHeaders.of(headers),
        Automation.of(headers),
        reports.delivery(),
        reports.read(),
        ChatHeaders.of(headers),
        bodies.reaction().map(MailParser::emoji).filter(it -> !it.isEmpty()),
        AddressList.read(headers.all("disposition-notification-to")),
        Protection.of(root, body.text()),
        headers.all("authentication-results").stream()
            .limit(MAX_RESULTS)
            .map(CleanText::line)
            .toList(),
        isSpam(headers),
        flaws(reader, bodies));
  }

  /** What is in an attachment of that mail, decoded; empty if there is no such part. */
  public Optional<byte[]> content(byte[] bytes, String partId) {
    return find(new PartReader(limits).read(new Slice(bytes, 0, bytes.length)), partId)
        .map(part -> part.content(limits.bytes()));
  }

  private static Optional<Part> find(Part part, String id) {
    if (part.id().equals(id)) {
      return Optional.of(part);
    }
    return part.children().stream().flatMap(each -> find(each, id).stream()).findFirst();
  }

  private static Attachment attachment(Part part) {
    return new Attachment(
        part.id(),
        part.fileName(),
        CleanText.line(part.type().value()),
        part.size(),
        part.headers().first("content-id").flatMap(MessageIds::single),
        !part.isAttached() && part.headers().has("content-id"));
  }

  private static List<Invitation> invitations(List<Part> leaves) {
    return leaves.stream()
        .filter(each -> each.is("text/calendar"))
        .limit(3)
        .flatMap(each -> CalendarReader.read(each).stream())
        .distinct()
        .toList();
  }

  private static String emoji(Part part) {
    return CleanText.line(part.text(MAX_REACTION_BYTES));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.ofNullable(new MailDateFormat().parse(CleanText.cut(text, 200)))
          .map(each -> each.toInstant());
    } catch (ParseException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isSpam(Headers headers) {
    return says(headers, "x-spam-flag")
        || says(headers, "x-spam-status")
        || says(headers, "x-spam");
  }

  private static boolean says(Headers headers, String name) {
    return headers.first(name).orElse("").toLowerCase(Locale.ROOT).startsWith("yes");
  }

  private static Set<Flaw> flaws(PartReader reader, Bodies bodies) {
    Set<Flaw> all = EnumSet.noneOf(Flaw.class);
    all.addAll(reader.flaws());
    if (bodies.isCut()) {
      all.add(Flaw.CUT);
    }
    return Set.copyOf(all);
  }
}
