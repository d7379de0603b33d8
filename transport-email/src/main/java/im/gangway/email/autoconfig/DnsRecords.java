package im.gangway.email.autoconfig;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the name servers of the system, by the JDK's own provider. */
public final class DnsRecords implements ServiceRecords {
  private static final int MAX = 20;

  @Override
  // JNDI wants a Hashtable. The scheme is fixed and the name cannot hold another one, and the
  // provider for DNS makes nothing but strings of SRV records.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  public List<Srv> find(String name) {
    if (!name.matches("[a-z0-9._-]{1,253}")) {
      return List.of();
    }
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", "1500");
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      InitialDirContext context = new InitialDirContext(settings);
      try {
        return records(context.getAttributes("dns:/" + name, new String[] {"SRV"}).get("SRV"));
      } finally {
        context.close();
      }
    } catch (NamingException none) {
      return List.of();
    }
  }

  private static List<Srv> records(@Nullable Attribute found) throws NamingException {
    List<Srv> records = new ArrayList<>();
    if (found == null) {
      return records;
    }
    NamingEnumeration<?> all = found.getAll();
    while (all.hasMore() && records.size() < MAX) {
      read(String.valueOf(all.next())).ifPresent(records::add);
    }
    return records;
  }

  private static Optional<Srv> read(String record) {
    String[] words = record.strip().split("\\s+");
    try {
      return words.length == 4
          ? Optional.of(
              new Srv(
                  Integer.parseInt(words[0]),
                  Integer.parseInt(words[1]),
                  Integer.parseInt(words[2]),
                  words[3]))
          : Optional.empty();
    } catch (NumberFormatException broken) {
      return Optional.empty();
    }
  }
}
