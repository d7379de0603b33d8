/** What the operator tells a gateway on its machine, through a Unix socket or when none runs. */
@NullMarked
package im.gangway.core.operator;

import org.jspecify.annotations.NullMarked;
