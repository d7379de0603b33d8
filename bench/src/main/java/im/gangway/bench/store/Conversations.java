package im.gangway.bench.store;

import im.gangway.bench.peer.Stanza;
import im.gangway.bench.peer.XmppPeer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Users who each write, wait until it was said back to them, and write again. */
final class Conversations {
  private static final int PATIENCE_SECONDS = 120;

  private final XmppPeer xmpp;
  private final String domain;
  private final int users;

  /** Goes on from run to run: the gateway knows a message that it has had. */
  private int numbered;

  Conversations(XmppPeer xmpp, String domain, int users) {
    this.xmpp = xmpp;
    this.domain = domain;
    this.users = users;
  }

  /** So many are written in all, and as many come back; returns when the last has. */
  void run(int messages) throws InterruptedException {
    CountDownLatch back = new CountDownLatch(messages);
    AtomicInteger written = new AtomicInteger(numbered);
    numbered += messages;
    int end = numbered;
    AtomicReference<String> refused = new AtomicReference<>();
    xmpp.onStanza(
        stanza -> {
          if (stanza.attribute("type").equals("error")) {
            refused.compareAndSet(null, stanza.xml());
          } else if (stanza.is("message") && stanza.has("<body")) {
            back.countDown();
            write(jidOf(stanza), end, written);
          }
        });
    for (int user = 0; user < users; user++) {
      write("user" + user + "@example.org", end, written);
    }
    if (!back.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          back.getCount() + " messages never came back; refused was " + refused.get());
    }
  }

  private static String jidOf(Stanza stanza) {
    String to = stanza.attribute("to");
    int slash = to.indexOf('/');
    return slash < 0 ? to : to.substring(0, slash);
  }

  private void write(String user, int end, AtomicInteger written) {
    int number = written.getAndIncrement();
    if (number < end) {
      xmpp.send(
          "<message type='chat' from='%s/d' to='friend@%s' id='m%d'><body>What people say, %d"
                  .formatted(user, domain, number, number)
              + "</body></message>");
    }
  }
}
