package im.gangway.core.admin;

import im.gangway.core.storage.KeyRotation;
import java.util.Optional;

/**
 * What admins can change about the whole process, whichever gateway they ask.
 *
 * @param reload reads the configuration again; empty where there is no file
 * @param shutdown ends the process in order; empty where nobody but the operator may
 */
public record Administration(
    AccessRules rules, KeyRotation keys, Optional<Runnable> shutdown, Optional<Reload> reload) {}
