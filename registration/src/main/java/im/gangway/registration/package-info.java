/**
 * In-band registration (XEP-0077): forms, verification on the legacy service before anything is
 * stored, changes and removal; the same by command (XEP-0050), where a login may take more steps.
 */
@NullMarked
package im.gangway.registration;

import org.jspecify.annotations.NullMarked;
