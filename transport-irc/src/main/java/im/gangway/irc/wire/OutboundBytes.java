package im.gangway.irc.wire;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.buffer.IoBufferWrapper;

/**
 * Bytes on their way out, passwords among them. Says nothing of them: MINA's TLS logs at DEBUG what
 * a buffer says of itself, which usually are its first bytes.
 */
final class OutboundBytes extends IoBufferWrapper {
  OutboundBytes(byte[] bytes) {
    super(IoBuffer.wrap(bytes));
  }

  @Override
  public String toString() {
    return "OutboundBytes[" + remaining() + "]";
  }
}
