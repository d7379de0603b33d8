package im.gangway.email.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Trims one text by its lines. */
final class TextQuotes {
  private static final int MAX_SIGNATURE_LINES = 15;
  private static final int MAX_GAP = 6;
  private static final int MAX_LOOKED_AT = 5000;
  private static final Pattern MOBILE =
      Pattern.compile(
          "(?iu)^(?:sent from (?:my |mail for |yahoo|outlook|proton).{0,60}|get outlook for .{0,40}|"
              + "von meinem .{1,40} gesendet|gesendet (?:von|mit) (?:meinem |der |mail |outlook|proton).{0,60}|"
              + "diese nachricht wurde von meinem .{1,60} gesendet.{0,60}|envoyé (?:de|depuis) mon .{1,40}|"
              + "enviado (?:desde mi|do meu) .{1,40}|inviato da(?:l mio)? .{1,40}|verzonden vanaf mijn .{1,40}|"
              + "skickat från min .{1,40}|sendt fra min .{1,40}|lähetetty .{1,40}|wysłane z .{1,40}|"
              + "отправлено с .{1,40}|iphone'umdan gönderildi|从我的.{1,20}发送|iphoneから送信)\\.?$");

  private final List<String> lines;

  TextQuotes(String text) {
    this.lines = new ArrayList<>(text.strip().lines().toList());
  }

  String trimmed() {
    cutSignature();
    if (!isForwarded()) {
      cutBelow();
      cutQuotedEnd();
      cutQuotedStart();
    }
    cutSignature();
    return join();
  }

  private String join() {
    return String.join("\n", lines).strip();
  }

  private boolean isForwarded() {
    return lines.stream().anyMatch(each -> !isQuoted(each) && Introductions.isForward(each));
  }

  /** A mail that stands below without marks, from the line that introduces it on. */
  private void cutBelow() {
    for (int i = 1; i < Math.min(lines.size(), MAX_LOOKED_AT); i++) {
      String next = nextFilled(i);
      boolean isHead = Introductions.isHead(lines.get(i), next);
      if (isHead || Introductions.isOriginal(lines.get(i))) {
        cutFrom(isRule(i - 1) ? i - 1 : i);
        return;
      }
      if (isAttribution(i) && !isFollowedByMarks(i)) {
        cutFrom(i);
        return;
      }
    }
  }

  private boolean isAttribution(int index) {
    return !isQuoted(lines.get(index)) && attributionLength(index) > 0;
  }

  /** Clients break the line where they like: it may be two or three. */
  private int attributionLength(int index) {
    StringBuilder joined = new StringBuilder();
    for (int i = index; i < Math.min(lines.size(), index + 3) && !lines.get(i).isBlank(); i++) {
      joined.append(lines.get(i).strip()).append(' ');
      if (Introductions.isAttribution(joined.toString())) {
        return i - index + 1;
      }
    }
    return 0;
  }

  private boolean isFollowedByMarks(int index) {
    return isQuoted(nextFilled(index + attributionLength(index) - 1));
  }

  private String nextFilled(int index) {
    for (int i = index + 1; i < Math.min(lines.size(), index + MAX_GAP); i++) {
      if (!lines.get(i).isBlank()) {
        return lines.get(i);
      }
    }
    return "";
  }

  private boolean isRule(int index) {
    return index >= 0 && lines.get(index).strip().matches("[_-]{3,}");
  }

  /** Quoted lines at the end, with what introduces them. */
  private void cutQuotedEnd() {
    int start = lines.size();
    while (start > 0 && (lines.get(start - 1).isBlank() || isQuoted(lines.get(start - 1)))) {
      start--;
    }
    if (lines.subList(start, lines.size()).stream().noneMatch(TextQuotes::isQuoted)) {
      return;
    }
    if (isInterleaved(start)) {
      return;
    }
    for (int length = 1; length <= Math.min(3, start); length++) {
      if (attributionLength(start - length) == length) {
        start -= length;
        break;
      }
    }
    cutFrom(start);
  }

  /** Whether there are quotes between the words in front of an index. */
  private boolean isInterleaved(int end) {
    boolean hasWords = false;
    for (String each : lines.subList(0, end)) {
      if (isQuoted(each) && hasWords) {
        return true;
      }
      hasWords |= !each.isBlank() && !isQuoted(each) && !Introductions.isAttribution(each);
    }
    return false;
  }

  /** One quote at the start and the answer below: the answer is enough. */
  private void cutQuotedStart() {
    int at = firstFilled(0);
    at += at < lines.size() ? attributionLength(at) : 0;
    at = firstFilled(at);
    int end = at;
    while (end < lines.size() && (lines.get(end).isBlank() || isQuoted(lines.get(end)))) {
      end++;
    }
    boolean isAll = end == lines.size();
    if (end > at
        && !isAll
        && lines.subList(end, lines.size()).stream().noneMatch(TextQuotes::isQuoted)) {
      lines.subList(0, end).clear();
    }
  }

  private int firstFilled(int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  private void cutSignature() {
    int last = lines.size() - 1;
    while (last > 0 && lines.get(last).isBlank()) {
      last--;
    }
    if (last > 0 && MOBILE.matcher(lines.get(last).strip()).matches()) {
      cutFrom(last);
    }
    for (int i = lines.size() - 1; i > 0 && i >= lines.size() - MAX_SIGNATURE_LINES - 1; i--) {
      if (lines.get(i).matches("--\\s?")) {
        cutFrom(i);
        return;
      }
    }
  }

  private void cutFrom(int index) {
    lines.subList(index, lines.size()).clear();
  }

  private static boolean isQuoted(String line) {
    return line.startsWith(">");
  }
}
