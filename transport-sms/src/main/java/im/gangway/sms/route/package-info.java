/**
 * The ways to carriers: which one a message goes, how fast, and in which order. Never one message
 * over two of them. Thread-safe; nothing blocks.
 */
@NullMarked
package im.gangway.sms.route;

import org.jspecify.annotations.NullMarked;
