package im.gangway.core.gateway;

import im.gangway.core.metrics.StanzaCounters;
import im.gangway.core.stream.RoutingListener;
import im.gangway.core.stream.StanzaSink;
import org.dom4j.Element;

/** The one way out, counted. Thread-safe. */
record CountedSink(StanzaSink exit, StanzaCounters counters) implements StanzaSink {

  @Override
  public boolean send(Element stanza) {
    boolean taken = exit.send(stanza);
    counters.sent(stanza, taken);
    return taken;
  }

  @Override
  public boolean send(Element message, RoutingListener listener) {
    boolean taken = exit.send(message, listener);
    counters.sent(message, taken);
    return taken;
  }

  @Override
  public boolean isCongested() {
    return exit.isCongested();
  }

  @Override
  public void whenReady(Runnable task) {
    exit.whenReady(task);
  }

  @Override
  public int maxStanzaBytes() {
    return exit.maxStanzaBytes();
  }

  @Override
  public int interruptions() {
    return exit.interruptions();
  }

  @Override
  public boolean isBusy() {
    return exit.isBusy();
  }

  @Override
  public void whenCalm(Runnable task) {
    exit.whenCalm(task);
  }

  @Override
  public boolean isBlocked() {
    return exit.isBlocked();
  }
}
