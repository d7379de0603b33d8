/**
 * The gateway as it is shipped, killed at random moments under load: nothing that was accepted may
 * be lost. The legacy side is the test's, behind a transport that talks to it by TCP.
 */
@NullMarked
package im.gangway.durability;

import org.jspecify.annotations.NullMarked;
