/** Ad-hoc commands (XEP-0050): one file per command, and the dialogues they have with users. */
@NullMarked
package im.gangway.core.command;

import org.jspecify.annotations.NullMarked;
