/**
 * SMPP 3.4 as a client that sends and receives over one link. It keeps its own window without a
 * thread for each message, and acknowledges only what is kept.
 */
@NullMarked
package im.gangway.sms.smpp;

import org.jspecify.annotations.NullMarked;
