package im.gangway.demo;

import im.gangway.peers.NpmSmsc;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phone of nora, and the carrier that it belongs to. */
final class Phone implements AutoCloseable {
  static final String NUMBER = "+14155550123";

  private static final Pattern ACCEPTED =
      Pattern.compile("\\{\"event\":\"accept\",\"id\":\"([^\"]*)\",\"text\":\"(.*)\",\"to\":.*");

  private static final long PATIENCE_SECONDS = 30;

  private final NpmSmsc smsc = NpmSmsc.start();
  private final Recorder recorder;

  Phone(Recorder recorder) {
    this.recorder = recorder;
  }

  /** What is known of a message that came. */
  record Text(String id, String words) {}

  int port() {
    return smsc.port();
  }

  /** Waits for the next text. */
  Text next() {
    return next(PATIENCE_SECONDS);
  }

  private Text next(long seconds) {
    Matcher accepted = ACCEPTED.matcher(smsc.next("accept", seconds));
    if (!accepted.matches()) {
      throw new AssertionError("The carrier speaks in riddles");
    }
    Text text = new Text(accepted.group(1), accepted.group(2));
    recorder.sms(true, "submit_sm to %s: %s".formatted(NUMBER, text.words()));
    return text;
  }

  /** The carrier tells that the phone has a text. */
  void tellDelivery(Text text) {
    smsc.order("{\"report\": \"%s\"}".formatted(text.id()));
    recorder.sms(false, "deliver_sm, a receipt: id:%s stat:DELIVRD".formatted(text.id()));
  }

  /** Sends a text to a number. */
  void say(String to, String words) {
    smsc.order(
        """
        {"bring": [{"source_addr_ton": 1, "source_addr": "%s", "dest_addr_ton": 1,\
         "destination_addr": "%s", "short_message": "%s"}]}"""
            .formatted(NUMBER.substring(1), to.substring(1), words));
    recorder.sms(false, "deliver_sm from %s to %s: %s".formatted(NUMBER, to, words));
  }

  /** From now on whoever writes is answered, until this process ends. */
  void answer(String to) {
    Thread answering = new Thread(() -> answerOn(to), "phone");
    answering.setDaemon(true);
    answering.start();
  }

  private void answerOn(String to) {
    while (true) {
      Text text = next(Long.MAX_VALUE);
      tellDelivery(text);
      say(to, "You said: " + text.words());
    }
  }

  @Override
  public void close() {
    smsc.close();
  }
}
