package im.gangway.email.incoming;

import im.gangway.email.mail.Attachment;
import im.gangway.email.mail.Flaw;
import im.gangway.email.mail.Invitation;
import im.gangway.email.mail.Mail;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.quote.QuoteTrimmer;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mail says in a chat: a pure function. Thread-safe. */
final class MailText {
  private static final int MAX_BYTES = 60_000;
  private static final int MAX_FILES = 20;

  private final Locale language;

  MailText(Locale language) {
    this.language = language;
  }

  /** The text, without quotes of earlier mails. */
  String of(Mail mail) {
    return joined(mail, QuoteTrimmer.trim(mail.body()).text());
  }

  private String joined(Mail mail, String body) {
    List<String> parts = new ArrayList<>();
    author(mail).ifPresent(parts::add);
    parts.add(cut(protection(mail).orElse(body)));
    mail.invitations().stream().map(MailText::invitation).forEach(parts::add);
    List<Attachment> further = new ArrayList<>(mail.attachments());
    further.removeAll(MailFiles.passedOn(mail));
    parts.add(files(further));
    if (mail.flaws().contains(Flaw.CUT) || bytes(body) > MAX_BYTES) {
      parts.add(words("cut"));
    }
    parts.removeIf(String::isBlank);
    if (parts.isEmpty() && MailFiles.passedOn(mail).isEmpty()) {
      return words("empty");
    }
    return String.join("\n\n", parts);
  }

  /** Who wrote to a list; or where answers go, if that is somebody else. */
  private Optional<String> author(Mail mail) {
    Optional<Mailbox> from = mail.people().from().stream().findFirst();
    if (mail.list().flatMap(list -> list.post()).isPresent()) {
      return from.map(it -> words("list-author", it));
    }
    Optional<Mailbox> answers = mail.people().replyTo().stream().findFirst();
    boolean isElsewhere =
        answers.isPresent()
            && from.isPresent()
            && !answers.get().address().isSameMailbox(from.get().address());
    return isElsewhere ? answers.map(it -> words("reply-to", it)) : Optional.empty();
  }

  private Optional<String> protection(Mail mail) {
    return switch (mail.protection()) {
      case PGP_ENCRYPTED -> Optional.of(words("encrypted", "OpenPGP"));
      case SMIME_ENCRYPTED -> Optional.of(words("encrypted", "S/MIME"));
      case NONE, PGP_SIGNED, SMIME_SIGNED -> Optional.empty();
    };
  }

  private static String invitation(Invitation entry) {
    String time =
        Stream.of(entry.start(), entry.end())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" – "));
    return Stream.of(
            entry.summary().map(it -> "📅 " + it),
            Optional.of(time)
                .filter(it -> !it.isEmpty())
                .map(it -> "🕑 " + it + entry.zone().map(zone -> " (" + zone + ')').orElse("")),
            entry.location().map(it -> "📍 " + it),
            entry.organizer().map(it -> "👤 " + it))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  private String files(List<Attachment> files) {
    String named =
        files.stream()
            .filter(each -> !each.isInline())
            .limit(MAX_FILES)
            .map(each -> "📎 " + each.name().orElse(each.mediaType()) + " (" + size(each) + ')')
            .collect(Collectors.joining("\n"));
    return files.size() > MAX_FILES ? named + "\n📎 …" : named;
  }

  private static String size(Attachment file) {
    return file.size() < 1024 ? file.size() + " B" : (file.size() + 1023) / 1024 + " KiB";
  }

  private String words(String key, Object... arguments) {
    return Text.of(MailText.class, key, arguments).in(language);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text) {
    if (bytes(text) <= MAX_BYTES) {
      return text;
    }
    int end = Math.min(text.length(), MAX_BYTES);
    while (bytes(text.substring(0, end)) > MAX_BYTES) {
      end -= Math.max(1, (bytes(text.substring(0, end)) - MAX_BYTES) / 4);
    }
    end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    return text.substring(0, end) + '…';
  }
}
