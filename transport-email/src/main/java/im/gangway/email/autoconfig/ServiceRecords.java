package im.gangway.email.autoconfig;

import java.util.List;

/** Looks SRV records up (RFC 2782). Blocks. Thread-safe. */
@FunctionalInterface
public interface ServiceRecords {

  /**
   * One record.
   *
   * @param target {@code .} if the domain says that it has no such service
   */
  record Srv(int priority, int weight, int port, String target) {}

  /** The records of a name such as {@code _imaps._tcp.example.org}; none if there are none. */
  List<Srv> find(String name);
}
