package im.gangway.email.quote;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lines with which mail clients introduce a quote or a forwarded mail, in many languages. */
final class Introductions {
  private static final int MAX_LENGTH = 400;

  /** A line of one or two that ends with a colon: "On DATE, NAME wrote:". */
  private static final Pattern WROTE =
      Pattern.compile(
          "(?iu)^(?:"
              + String.join(
                  "|",
                  "on\\b.{4,300}\\bwrote", // English
                  "(?:am|den|vom)\\b.{4,300}\\b(?:schrieb|hat geschrieben).{0,120}", // German
                  ".{4,200}\\bschrieb am\\b.{4,100}",
                  "le\\b.{4,300}\\ba écrit", // French
                  "el\\b.{4,300}\\bescribió", // Spanish
                  "el\\b.{4,300}\\bva escriure", // Catalan
                  "il\\b.{4,300}\\bha scritto", // Italian
                  "em\\b.{4,300}\\bescreveu", // Portuguese
                  "op\\b.{4,300}\\b(?:schreef|geschreven).{0,120}", // Dutch
                  "den\\b.{4,300}\\b(?:skrev|skreiv).{0,120}", // Swedish, Norwegian, Danish
                  "\\p{L}{1,4}[.,]?\\s.{3,300}\\bskrev.{0,120}",
                  "(?:ma|ti|ke|to|pe|la|su)?\\s?\\d.{3,300}\\bkirjoitti.{0,120}", // Finnish
                  ".{4,300}\\b(?:napisał|napisała|pisze).{0,40}", // Polish
                  "(?:dne|v|po|út|st|čt|pá|so|ne)\\b.{4,300}\\bnapsala?(?:\\(a\\))?", // Czech
                  "(?:dňa|po|ut|st|št|pi|so|ne)\\b.{4,300}\\bnapísala?(?:\\(a\\))?", // Slovak
                  ".{4,300}\\bezt írta.{0,120}", // Hungarian
                  "(?:în|pe|la)\\b.{4,300}\\ba scris", // Romanian
                  ".{4,300}\\b(?:пишет|написала?|написав(?:ла)?|пише|написа)", // Russian,
                  // Ukrainian,
                  // Bulgarian
                  ".{4,300}\\bέγραψε", // Greek
                  ".{4,300}\\b(?:şunları|tarihinde).{0,200}\\byazdı", // Turkish
                  ".{0,200}\\d.{2,200}(?:写道|寫道|写的)", // Chinese
                  ".{0,200}\\d.{2,200}(?:のメール|書きました|さんは書きました|wrote)", // Japanese
                  ".{0,200}\\d.{2,200}(?:작성|님이 작성|썼습니다)", // Korean
                  "vào\\b.{4,300}\\bđã viết", // Vietnamese
                  "pada\\b.{4,300}\\bmenulis", // Indonesian
                  ".{0,200}כתב.{0,200}", // Hebrew
                  ".{0,40}\\d.{2,200}كتب.{0,200}", // Arabic
                  "kuupäeval\\b.{4,300}\\bkirjutas", // Estonian
                  "(?:dana|u)\\b.{4,300}\\b(?:napisao|napisala|je napisao).{0,80}") // Croatian
              + ")\\s*[:：]$");

  /** A line between the answer and a mail that stands below without marks, as Outlook has it. */
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?iu)^[-_*\\s]{2,}\\s*(?:original message|original-nachricht|ursprüngliche nachricht|"
              + "message d'origine|message original|messaggio originale|mensaje original|mensagem original|"
              + "oorspronkelijk bericht|originalmeddelande|ursprungligt meddelande|oprindelig meddelelse|"
              + "opprinnelig melding|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|"
              + "pôvodná správa|eredeti üzenet|mesaj original|исходное сообщение|оригинальное сообщение|"
              + "αρχικό μήνυμα|özgün ileti|orijinal mesaj|原始邮件|原始郵件|元のメッセージ|원본 메시지)\\s*[-_*]{2,}.*$");

  private static final Pattern FORWARD =
      Pattern.compile(
          "(?iu)^[-_*\\s>]*(?:begin forwarded message|forwarded message|anfang der weitergeleiteten|"
              + "weitergeleitete nachricht|début du message (?:réexpédié|transféré)|message transféré|"
              + "inizio messaggio inoltrato|messaggio inoltrato|inicio del mensaje reenviado|mensaje reenviado|"
              + "mensagem encaminhada|doorgestuurd bericht|vidarebefordrat meddelande|videresendt (?:meddelelse|melding)|"
              + "videresendt besked|välitetty viesti|przekazana wiadomość|přeposlaná zpráva|preposlaná správa|"
              + "továbbított üzenet|mesaj redirecționat|пересылаемое сообщение|переслане повідомлення|"
              + "προωθημένο μήνυμα|iletilen mesaj|转发的邮件|轉寄的郵件|転送されたメッセージ|전달된 메시지).*$");

  private static final List<String> FROM =
      List.of(
          "from",
          "von",
          "de",
          "da",
          "van",
          "från",
          "fra",
          "lähettäjä",
          "od",
          "feladó",
          "от",
          "від",
          "από",
          "kimden",
          "发件人",
          "寄件者",
          "差出人",
          "보낸 사람",
          "expéditeur");
  private static final List<String> SENT =
      List.of(
          "sent",
          "date",
          "gesendet",
          "datum",
          "envoyé",
          "inviato",
          "data",
          "enviado",
          "fecha",
          "enviada",
          "verzonden",
          "skickat",
          "dato",
          "sendt",
          "lähetetty",
          "päivämäärä",
          "wysłano",
          "odesláno",
          "odoslané",
          "elküldve",
          "dátum",
          "trimis",
          "отправлено",
          "дата",
          "надіслано",
          "ημερομηνία",
          "gönderildi",
          "tarih",
          "发送时间",
          "寄件日期",
          "送信日時",
          "보낸 날짜",
          "to",
          "an",
          "à");

  private Introductions() {}

  static boolean isAttribution(String line) {
    if (line.length() > 2 * MAX_LENGTH) {
      return false;
    }
    String text = line.strip().replaceAll("\\s+", " ");
    boolean hasColon = text.endsWith(":") || text.endsWith("：");
    return hasColon && text.length() <= MAX_LENGTH && WROTE.matcher(text).matches();
  }

  static boolean isOriginal(String line) {
    return line.length() <= MAX_LENGTH && ORIGINAL.matcher(line.strip()).matches();
  }

  static boolean isForward(String line) {
    return line.length() <= MAX_LENGTH && FORWARD.matcher(line.strip()).matches();
  }

  /** Whether a line and the next are the head of a mail as Outlook writes it. */
  static boolean isHead(String line, String next) {
    return startsWith(line, FROM) && startsWith(next, SENT);
  }

  private static boolean startsWith(String line, List<String> labels) {
    if (line.length() > MAX_LENGTH) {
      return false;
    }
    String text = line.strip().replaceAll("[*_]", "").toLowerCase(Locale.ROOT);
    int colon = Math.max(text.indexOf(':'), text.indexOf('：'));
    return colon > 0 && labels.contains(text.substring(0, colon).strip());
  }
}
