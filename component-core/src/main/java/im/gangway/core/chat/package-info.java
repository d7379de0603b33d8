/** The gateway's commands as a conversation: words in, texts out, forms asked field by field. */
@NullMarked
package im.gangway.core.chat;

import org.jspecify.annotations.NullMarked;
