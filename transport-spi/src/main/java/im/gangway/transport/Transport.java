package im.gangway.transport;

/**
 * A kind of legacy network that Gangway can reach, found by {@link java.util.ServiceLoader}.
 *
 * <p>Needs a public constructor without parameters that does nothing: {@code gangway check} creates
 * transports without starting them. Thread-safe.
 */
public interface Transport {

  /** Says what this transport is and can do; the same value at every call. */
  TransportInfo info();

  /**
   * Starts the transport for one configured domain; called once for each block of the configuration
   * that names it.
   *
   * @throws ConfigurationException if the settings contradict each other in a way that the schema
   *     cannot express; the text tells the admin what to change
   */
  LegacyService start(TransportContext context) throws ConfigurationException;
}
