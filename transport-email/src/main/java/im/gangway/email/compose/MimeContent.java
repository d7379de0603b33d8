package im.gangway.email.compose;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A part of a mail with its headers and encoded body. */
record MimeContent(String headers, String body) {
  private static final int MAX_LINE = 900;

  /** Text; as it is if all servers can take it so, else quoted-printable. */
  static MimeContent text(String subtype, String text) {
    boolean isPlain =
        text.chars().allMatch(each -> each < 127)
            && text.lines().noneMatch(each -> each.length() > MAX_LINE);
    HeaderLines headers = new HeaderLines().add("Content-Type", "text/" + subtype);
    headers.add("Content-Transfer-Encoding", isPlain ? "7bit" : "quoted-printable");
    return new MimeContent(headers.toString(), isPlain ? text : quotedPrintable(text));
  }

  static MimeContent multipart(String subtype, String boundary, List<MimeContent> parts) {
    String type = "multipart/" + subtype + ";\r\n boundary=\"=_" + boundary + '"';
    StringBuilder body = new StringBuilder();
    for (MimeContent each : parts) {
      body.append("--=_").append(boundary).append("\r\n").append(each);
      body.append(body.charAt(body.length() - 1) == '\n' ? "" : "\r\n");
    }
    body.append("--=_").append(boundary).append("--\r\n");
    return new MimeContent(new HeaderLines().add("Content-Type", type).toString(), body.toString());
  }

  /** A file with its name as of RFC 2231. */
  static MimeContent file(String name, String mediaType, byte[] content) {
    boolean isType = mediaType.matches("[A-Za-z0-9.+_-]{1,60}/[A-Za-z0-9.+_-]{1,80}");
    String encoded =
        URLEncoder.encode(HeaderLines.words(name), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
    HeaderLines headers =
        new HeaderLines()
            .add("Content-Type", isType ? mediaType : "application/octet-stream")
            .add("Content-Transfer-Encoding", "base64")
            .add("Content-Disposition", "attachment;\r\n filename*=UTF-8''" + encoded);
    return new MimeContent(
        headers.toString(), Base64.getMimeEncoder().encodeToString(content) + "\r\n");
  }

  private static String quotedPrintable(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = MimeUtility.encode(bytes, "quoted-printable")) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (MessagingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return headers + "\r\n" + body;
  }
}
