package org.example.echo;

import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Transport;
import im.gangway.transport.testing.TransportContract;

class EchoTransportTest extends TransportContract {
  @Override
  protected Transport transport() {
    return new EchoTransport();
  }

  @Override
  protected LegacyAddress recipient() {
    return new LegacyAddress("mirror");
  }
}
