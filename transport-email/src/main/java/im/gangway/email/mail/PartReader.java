package im.gangway.email.mail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a mail as a tree of parts, as far as the limits go. For one mail only. */
final class PartReader {
  private static final Parameters PLAIN = Parameters.read("text/plain");

  private final MailLimits limits;
  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
  private int left;

  PartReader(MailLimits limits) {
    this.limits = limits;
    this.left = limits.parts();
  }

  /** What was wrong with what was read. */
  Set<Flaw> flaws() {
    return flaws;
  }

  Part read(Slice mail) {
    if (mail.length() > limits.bytes()) {
      flaws.add(Flaw.CUT);
    }
    Slice looked = mail.first(limits.bytes());
    return part("", looked.between(afterMboxLine(looked), looked.to()), 0, PLAIN);
  }

  /** Some tools leave the separator of a mailbox file in front. */
  private static int afterMboxLine(Slice mail) {
    byte[] from = {'F', 'r', 'o', 'm', ' '};
    for (int i = 0; i < from.length; i++) {
      if (mail.length() <= i || mail.bytes()[mail.from() + i] != from[i]) {
        return mail.from();
      }
    }
    return mail.lineEnd(mail.from());
  }

  private Part part(String id, Slice slice, int depth, Parameters otherwise) {
    left--;
    Headers headers = Headers.read(slice, limits.headerBytes());
    if (headers.bodyStart() - slice.from() > limits.headerBytes()) {
      flaws.add(Flaw.CUT);
    }
    Parameters type = type(headers, otherwise);
    Slice body = slice.between(headers.bodyStart(), slice.to());
    Part part = new Part(id, headers, type, body, List.of());
    return part.isMultipart() ? parent(part, depth) : part;
  }

  private static Parameters type(Headers headers, Parameters otherwise) {
    Parameters type = headers.first("content-type").map(Parameters::read).orElse(otherwise);
    String value = type.value();
    if (value.equals("text")) {
      return new Parameters("text/plain", type.list(), type.written());
    }
    return value.indexOf('/') > 0 && value.indexOf('/') < value.length() - 1
        ? type
        : new Parameters("text/plain", type.list(), type.written());
  }

  private Part parent(Part part, int depth) {
    List<Slice> slices = depth < limits.depth() ? split(part) : List.of();
    if (slices.isEmpty()) {
      flaws.add(depth < limits.depth() ? Flaw.BROKEN : Flaw.CUT);
      return new Part(part.id(), part.headers(), PLAIN, part.body(), List.of());
    }
    Parameters otherwise =
        Parameters.read(part.is("multipart/digest") ? "message/rfc822" : "text/plain");
    List<Part> children = new ArrayList<>();
    for (Slice each : slices) {
      if (left <= 0) {
        flaws.add(Flaw.CUT);
        break;
      }
      children.add(part(childId(part, children.size() + 1), each, depth + 1, otherwise));
    }
    return new Part(part.id(), part.headers(), part.type(), part.body(), children);
  }

  private static String childId(Part parent, int number) {
    return parent.id().isEmpty() ? "" + number : parent.id() + '.' + number;
  }

  private List<Slice> split(Part part) {
    List<Slice> named =
        part.type()
            .get("boundary")
            .map(it -> new MultipartSplitter(part.body(), left + 1).split(it))
            .orElse(List.of());
    if (!named.isEmpty()) {
      return named;
    }
    MultipartSplitter splitter = new MultipartSplitter(part.body(), left + 1);
    String boundary = splitter.findBoundary();
    flaws.add(Flaw.BROKEN);
    return boundary.isEmpty() ? List.of() : splitter.split(boundary);
  }
}
