/** What the e-mail transport remembers over a restart: threads, sent mails, spellings. */
@NullMarked
package im.gangway.email.store;

import org.jspecify.annotations.NullMarked;
