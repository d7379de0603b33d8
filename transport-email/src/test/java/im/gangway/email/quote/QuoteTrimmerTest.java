package im.gangway.email.quote;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.email.html.HtmlText;
import im.gangway.email.mail.Body;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTrimmerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, 2 Nov 2026 at 10:00, Bob <bob@example.org> wrote:",
        "Am 02.11.26 um 10:00 schrieb Bob:",
        "Am Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Bob <bob@example.org>:",
        "Le lun. 2 nov. 2026 à 10:00, Bob <bob@example.org> a écrit :",
        "El lun, 2 nov 2026 a las 10:00, Bob (<bob@example.org>) escribió:",
        "Il giorno lun 2 nov 2026 alle ore 10:00 Bob <bob@example.org> ha scritto:",
        "Em seg., 2 de nov. de 2026 às 10:00, Bob <bob@example.org> escreveu:",
        "Op ma 2 nov. 2026 om 10:00 schreef Bob <bob@example.org>:",
        "Den mån 2 nov. 2026 kl 10:00 skrev Bob <bob@example.org>:",
        "man. 2. nov. 2026 kl. 10:00 skrev Bob <bob@example.org>:",
        "ma 2. marrask. 2026 klo 10.00 Bob (bob@example.org) kirjoitti:",
        "pon., 2 lis 2026 o 10:00 Bob <bob@example.org> napisał(a):",
        "po 2. 11. 2026 v 10:00 odesílatel Bob <bob@example.org> napsal:",
        "po 2. 11. 2026 o 10:00 Bob <bob@example.org> napísal(a):",
        "Bob <bob@example.org> ezt írta (időpont: 2026. nov. 2., H, 10:00):",
        "În lun., 2 nov. 2026 la 10:00, Bob <bob@example.org> a scris:",
        "пн, 2 нояб. 2026 г. в 10:00, Bob <bob@example.org>: пишет:",
        "02.11.2026 10:00, Боб пишет:",
        "пн, 2 лист. 2026 р. о 10:00 Bob <bob@example.org> пише:",
        "Στις Δευ 2 Νοε 2026 στις 10:00, ο χρήστης Bob έγραψε:",
        "Bob <bob@example.org>, 2 Kas 2026 Pzt, 10:00 tarihinde şunu yazdı:",
        "Bob <bob@example.org> 于2026年11月2日周一 10:00写道：",
        "2026年11月2日(月) 10:00 Bob <bob@example.org>のメール:",
        "2026년 11월 2일 (월) 오전 10:00, Bob <bob@example.org>님이 작성:",
        "Vào Th 2, 2 thg 11, 2026 vào lúc 10:00 Bob <bob@example.org> đã viết:",
        "Pada tanggal Sen, 2 Nov 2026 pukul 10.00 Bob menulis:",
        "El dl., 2 de nov. 2026, Bob <bob@example.org> va escriure:",
      })
  void knowsTheLineThatIntroducesAQuoteIn20Languages(String line) {
    assertThat(trim("Answer.\n\n" + line + "\n> Question?\n> More.")).isEqualTo("Answer.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----Original Message-----\nFrom: Bob\nSent: Monday\n\nQuestion?",
        "-----Ursprüngliche Nachricht-----\nVon: Bob\n\nFrage?",
        "________________________________\nFrom: Bob <bob@example.org>\nSent: Monday\nTo: A\n\nQ?",
        "*Von:* Bob <bob@example.org>\n*Gesendet:* Montag\n*An:* A\n\nFrage?",
        "De : Bob\nEnvoyé : lundi\n\nQuestion ?",
        "差出人: Bob\n送信日時: 月曜日\n\n質問",
        "On Monday 2 Nov 2026, Bob wrote:\n\nQuestion without any marks",
        "On Mon, 2 Nov 2026 at 10:00, Bob\n<bob@example.org>\nwrote:\n\n> Question?",
      })
  void cutsWhatStandsBelow(String below) {
    assertThat(trim("Answer.\n\n" + below)).isEqualTo("Answer.");
  }

  @Test
  void keepsAnswersBetweenQuotes() {
    String text = "> One?\nYes.\n> Two?\nNo.\n> Three?";
    assertThat(trim(text)).isEqualTo(text);
  }

  @Test
  void keepsTheAnswerBelowOneQuote() {
    assertThat(trim("On Monday, 2 Nov, Bob wrote:\n> One?\n> Two?\n\nNo.")).isEqualTo("No.");
  }

  @Test
  void keepsForwards() {
    String text =
        "Look:\n\n---------- Forwarded message ---------\nFrom: Bob\nDate: Monday\n\nNews.";
    assertThat(trim(text)).isEqualTo(text);
  }

  @Test
  void cutsSignatures() {
    assertThat(trim("Text.\n\n-- \nJane\nExample Ltd.")).isEqualTo("Text.");
    assertThat(trim("Text.\n\nSent from my iPhone")).isEqualTo("Text.");
    assertThat(trim("Text.\n\nVon meinem iPhone gesendet")).isEqualTo("Text.");
  }

  @Test
  void keepsALongTextBehindASeparator() {
    String text = "Above.\n-- \n" + "line\n".repeat(40).strip();
    assertThat(trim(text)).isEqualTo(text);
  }

  @Test
  void leavesAMailThatIsNothingButAQuote() {
    assertThat(trim("> All is quoted.")).isEqualTo("> All is quoted.");
  }

  @Test
  void doesNotTakeASentenceForAnIntroduction() {
    String text = "On the whole I think:\nwe should go.";
    assertThat(trim(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>Answer.</div><div class=gmail_quote><div class=gmail_attr>On Mon Bob wrote:<br></div>"
            + "<blockquote class=gmail_quote>Question?</blockquote></div>",
        "<div>Answer.</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> Bob</div>"
            + "<div>Question?</div>",
        "<p>Answer.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Bob</p>"
            + "</div><p>Question?</p>",
        "<html><body>Answer.<br><div><br><blockquote type=cite><div>On 2 Nov 2026, at 10:00, Bob wrote:"
            + "</div><div>Question?</div></blockquote></div></body>",
        "<p>Answer.</p><div class=moz-cite-prefix>On 02/11/2026 Bob wrote:<br></div>"
            + "<blockquote type=cite>Question?</blockquote><div class=moz-signature>-- <br>Jane</div>",
        "<div>Answer.</div><div class=yahoo_quoted>On Monday Bob wrote: Question?</div>",
        "<div>Answer.</div><div class=protonmail_quote>On Monday Bob wrote: Question?</div>",
        "<div>Answer.</div><div class=gmail_signature>Jane</div>",
      })
  void knowsTheHtmlOfTheBigClients(String html) {
    assertThat(trimHtml(html)).isEqualTo("Answer.");
  }

  @Test
  void keepsHtmlAnswersBetweenQuotes() {
    assertThat(
            trimHtml(
                "<p>Hi</p><blockquote type=cite>One?</blockquote><p>Yes.</p>"
                    + "<blockquote type=cite>Two?</blockquote><p>No.</p>"))
        .contains("One?", "Yes.", "Two?", "No.");
  }

  @Test
  void keepsHtmlForwards() {
    assertThat(
            trimHtml(
                "<div>Look</div><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message"
                    + " ---------<br>From: Bob</div>News.</div>"))
        .contains("Look", "News.");
  }

  @Test
  void saysThatThereIsMore() {
    assertThat(QuoteTrimmer.trim("A\n> b").isTrimmed()).isTrue();
    assertThat(QuoteTrimmer.trim("A").isTrimmed()).isFalse();
  }

  private static String trim(String text) {
    return QuoteTrimmer.trim(text).text();
  }

  private static String trimHtml(String html) {
    return QuoteTrimmer.trim(new Body(HtmlText.render(html), Optional.of(html), true)).text();
  }
}
