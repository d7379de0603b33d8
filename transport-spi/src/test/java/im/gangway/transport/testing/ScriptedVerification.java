package im.gangway.transport.testing;

import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;

/** How a {@link ScriptedNetwork} answers who registers. */
@FunctionalInterface
public interface ScriptedVerification {

  /** Tries a registration; may throw, and may block. */
  LoginStep apply(Registration candidate) throws LegacyException;
}
