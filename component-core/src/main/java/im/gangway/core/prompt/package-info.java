/** Asks users for legacy addresses the way their networks write them (XEP-0100 §6). */
@NullMarked
package im.gangway.core.prompt;

import org.jspecify.annotations.NullMarked;
