package im.gangway.conformance;

import im.gangway.irc.testing.TinyIrcd;

/** The same on a network with the IRCv3 capabilities that change how messages are acknowledged. */
class RoomTalkWithEchoTest extends RoomTalkCasesTest {
  @Override
  void prepare(TinyIrcd server) {
    server.offerCaps("multi-prefix", "server-time", "message-tags", "echo-message");
  }
}
