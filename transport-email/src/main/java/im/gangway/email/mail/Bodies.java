package im.gangway.email.mail;

import im.gangway.email.html.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a mail says from the files that it brings. For one mail only. */
final class Bodies {
  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w:.-]{2,40})");

  private final MailLimits limits;
  private final List<Part> files = new ArrayList<>();
  private final List<Part> leaves = new ArrayList<>();
  private Optional<Part> reaction = Optional.empty();
  private boolean hasBody;
  private boolean isCut;

  Bodies(MailLimits limits) {
    this.limits = limits;
  }

  /** Text as far as it is known; HTML that has no text beside it is rendered when it is needed. */
  private record Piece(String text, Optional<String> html, boolean isRendered) {
    static final Piece NONE = new Piece("", Optional.empty(), false);
  }

  Body read(Part root) {
    Piece piece = piece(root);
    String text = CleanText.clean(piece.text());
    isCut |= text.length() > limits.textCharacters();
    return new Body(
        CleanText.cut(text, limits.textCharacters()).strip(),
        piece.html().map(CleanText::clean),
        piece.isRendered());
  }

  List<Part> files() {
    return files;
  }

  /** All parts that have no parts. */
  List<Part> leaves() {
    return leaves;
  }

  /** An emoji instead of a text (RFC 9078). */
  Optional<Part> reaction() {
    return reaction;
  }

  boolean isCut() {
    return isCut;
  }

  private Piece piece(Part part) {
    if (!part.isMultipart()) {
      leaves.add(part);
      return leaf(part);
    }
    if (part.is("multipart/alternative")) {
      return alternative(part);
    }
    return part.children().stream().map(this::piece).toList().stream()
        .reduce(Piece.NONE, Bodies::join);
  }

  /** The last of a kind is the best of it (RFC 2046 §5.1.4). */
  private Piece alternative(Part part) {
    boolean hadBody = hasBody;
    Piece best = Piece.NONE;
    for (Part each : part.children()) {
      hasBody = hadBody;
      Piece piece = piece(each);
      boolean isBetter =
          !piece.text().isBlank()
              && (best.text().isBlank() || best.isRendered() || !piece.isRendered());
      best =
          new Piece(
              isBetter ? piece.text() : best.text(),
              piece.html().or(best::html),
              isBetter ? piece.isRendered() : best.isRendered());
    }
    hasBody = true;
    return best;
  }

  private static Piece join(Piece first, Piece second) {
    if (first.text().isBlank() && first.html().isEmpty()) {
      return second;
    }
    if (second.text().isBlank() && second.html().isEmpty()) {
      return first;
    }
    boolean hasHtml = first.html().isPresent() && second.html().isPresent();
    return new Piece(
        first.text().stripTrailing() + "\n\n" + second.text(),
        hasHtml ? Optional.of(first.html().get() + "\n" + second.html().get()) : Optional.empty(),
        first.isRendered() && second.isRendered());
  }

  private Piece leaf(Part part) {
    if (part.disposition().value().equals("reaction")) {
      reaction = reaction.or(() -> Optional.of(part));
      return Piece.NONE;
    }
    if (!isShown(part)) {
      files.add(part);
      return Piece.NONE;
    }
    hasBody = true;
    return part.is("text/html") ? html(part) : new Piece(plain(part), Optional.empty(), false);
  }

  private boolean isShown(Part part) {
    boolean isText = part.is("text/plain") || part.is("text/html") || part.is("text/markdown");
    return isText && !part.isAttached() && (!hasBody || part.fileName().isEmpty());
  }

  private String plain(Part part) {
    isCut |= part.body().length() > limits.textCharacters() * 4L;
    String text = part.text(limits.textCharacters() * 4).replace("\ufeff", "");
    boolean isFlowed = part.type().get("format").orElse("").equalsIgnoreCase("flowed");
    if (!isFlowed) {
      return text;
    }
    return Flowed.join(text, part.type().get("delsp").orElse("").equalsIgnoreCase("yes"));
  }

  private Piece html(Part part) {
    String html = decodeHtml(part).replace("\ufeff", "");
    isCut |= html.length() > limits.htmlCharacters();
    String kept = CleanText.cut(html, limits.htmlCharacters());
    return new Piece(HtmlText.render(kept), Optional.of(kept), true);
  }

  private String decodeHtml(Part part) {
    byte[] bytes = part.content(limits.htmlCharacters() * 4);
    Optional<String> declared = part.type().get("charset");
    if (declared.isPresent()) {
      return Charsets.decode(bytes, declared);
    }
    String start =
        new Slice(bytes, 0, Math.min(bytes.length, 2048)).text(StandardCharsets.ISO_8859_1);
    Matcher meta = META_CHARSET.matcher(start.toLowerCase(Locale.ROOT));
    return Charsets.decode(bytes, meta.find() ? Optional.of(meta.group(1)) : Optional.empty());
  }
}
