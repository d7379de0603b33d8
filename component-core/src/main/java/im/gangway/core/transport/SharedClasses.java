package im.gangway.core.transport;

import im.gangway.transport.Transport;

/**
 * The parent of every installed transport's class loader: the JDK, the SPI and what the SPI is
 * written in. Nothing else of Gangway is visible, so that a transport may bring any library in any
 * version. No resources of Gangway are visible either.
 */
final class SharedClasses extends ClassLoader {
  private static final String SPI = Transport.class.getPackageName() + ".";

  private final ClassLoader gangway;

  SharedClasses() {
    super("transport-spi", ClassLoader.getPlatformClassLoader());
    this.gangway = Transport.class.getClassLoader();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShared(name)) {
      return gangway.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  private static boolean isShared(String name) {
    boolean spi = name.startsWith(SPI) && name.indexOf('.', SPI.length()) < 0;
    return spi || name.startsWith("org.slf4j.") || name.startsWith("org.jspecify.annotations.");
  }
}
