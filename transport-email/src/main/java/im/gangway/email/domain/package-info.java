/** An organisation's mail domain without credentials of its users: addresses, trust, delivery. */
@NullMarked
package im.gangway.email.domain;

import org.jspecify.annotations.NullMarked;
