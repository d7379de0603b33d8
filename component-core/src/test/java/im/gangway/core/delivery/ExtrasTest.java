package im.gangway.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.Attachment;
import im.gangway.transport.IncomingExtras;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.RepliedTo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes with messages beside their text. */
class ExtrasTest extends StoredCase {
  ExtrasTest() {
    super(AfterCrash.REPEAT);
  }

  @Override
  protected String keys() {
    return "http { public-url = \"https://gw.example.org\" }";
  }

  private void accept(String id, String text, IncomingExtras extras) throws Exception {
    MessageReceived plain = received(id, text);
    network()
        .inbox()
        .accept(
            USER,
            new MessageReceived(
                plain.from(), plain.occupant(), plain.text(), plain.id(), plain.sentAt(), extras))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  private Element nextMessage() {
    return nextTo(USER, "a message", StoredCase::hasBody);
  }

  private static IncomingExtras replyTo(RepliedTo answered) {
    return new IncomingExtras(Optional.empty(), Optional.empty(), Optional.of(answered), List.of());
  }

  @Test
  @DisplayName("L-02 subject and thread of a message are told as such")
  void tellsSubjectAndThread() throws Exception {
    registered();
    accept(
        "1",
        "At one?",
        new IncomingExtras(Optional.of("Lunch"), Optional.of("t1"), Optional.empty(), List.of()));
    Element message = nextMessage();
    assertThat(message.elementText("subject")).isEqualTo("Lunch");
    assertThat(message.elementText("thread")).isEqualTo("t1");
    assertThat(message.elementText("body")).isEqualTo("At one?");
  }

  @Test
  void tellsWhichMessageIsAnswered() throws Exception {
    online();
    write("m1", "Hello");
    session().expect("send nurse Hello");
    String sent = session().messages().get(0).id();
    accept("1", "first", IncomingExtras.NONE);
    Element first = nextMessage();
    accept("2", "to yours", replyTo(new RepliedTo.Sent(sent)));
    Element toYours = nextMessage().element("reply");
    assertThat(toYours.attributeValue("id")).isEqualTo("m1");
    assertThat(toYours.attributeValue("to")).isEqualTo(USER);
    accept("3", "to mine", replyTo(new RepliedTo.Received(new LegacyMessageId("1"))));
    Element toMine = nextMessage().element("reply");
    assertThat(toMine.attributeValue("id")).isEqualTo(first.attributeValue("id"));
    assertThat(toMine.attributeValue("to")).isEqualTo(NURSE);
    accept("4", "to nothing", replyTo(new RepliedTo.Sent("unknown")));
    assertThat(nextMessage().element("reply")).isNull();
  }

  @Test
  void givesALinkForEachFile() throws Exception {
    registered();
    byte[] picture = {1, 2, 3};
    accept(
        "1",
        "Look",
        IncomingExtras.files(
            List.of(
                Attachment.of("a.jpg", "image/jpeg", picture),
                Attachment.of("b.pdf", "application/pdf", new byte[4]))));
    assertThat(nextMessage().elementText("body")).isEqualTo("Look");
    Element first = nextMessage();
    String url = first.elementText("body");
    assertThat(url).startsWith("https://gw.example.org/file/").endsWith("/a.jpg");
    assertThat(first.element("x").elementText("url")).isEqualTo(url);
    Element sharing = first.element("file-sharing");
    assertThat(sharing.attributeValue("disposition")).isEqualTo("inline");
    assertThat(sharing.element("file").elementText("media-type")).isEqualTo("image/jpeg");
    assertThat(sharing.element("file").elementText("size")).isEqualTo("3");
    assertThat(sharing.element("sources").element("url-data").attributeValue("target"))
        .isEqualTo(url);
    Path kept = folder().resolve("data/files").resolve(url.split("/")[4]);
    assertThat(kept).hasBinaryContent(picture);
    Element second = nextMessage();
    assertThat(second.elementText("body")).endsWith("/b.pdf");
    assertThat(second.element("file-sharing").attributeValue("disposition"))
        .isEqualTo("attachment");
    assertThat(second.attributeValue("id")).isNotEqualTo(first.attributeValue("id"));
  }

  @Test
  void aFileMayComeAloneAndOverARestart() throws Exception {
    registered();
    component().mute(true);
    accept(
        "1", "", IncomingExtras.files(List.of(Attachment.of("a.png", "image/png", new byte[1]))));
    crashGateway();
    component().mute(false);
    Element message = nextMessage();
    assertThat(message.elementText("body")).endsWith("/a.png");
    assertThat(message.element("x")).isNotNull();
  }

  @Test
  void saysThatAFileWasTooLarge() throws Exception {
    registered();
    int tooMany = 20 * 1024 * 1024 + 1;
    accept(
        "1",
        "Look",
        IncomingExtras.files(List.of(Attachment.of("a.png", "image/png", new byte[tooMany]))));
    assertThat(nextMessage().elementText("body"))
        .isEqualTo("Look\n[A file came that could not be passed on: a.png, 20480 KiB.]");
  }

  @Test
  void doesNotAcceptAMessageWhoseFileCannotBeKept() throws Exception {
    registered();
    Attachment broken =
        new Attachment(
            "a.png",
            "image/png",
            new Attachment.Content() {
              @Override
              public long size() {
                return 1;
              }

              @Override
              public InputStream open() throws IOException {
                throw new IOException("away");
              }
            });
    assertThatThrownBy(() -> accept("1", "Look", IncomingExtras.files(List.of(broken))))
        .hasMessageContaining("stored");
    accept("1", "Look", IncomingExtras.NONE);
    assertThat(nextMessage().elementText("body")).isEqualTo("Look");
    try (Stream<Path> files = Files.list(folder().resolve("data/files"))) {
      assertThat(files).isEmpty();
    }
  }
}
