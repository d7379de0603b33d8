# Sourced by the other scripts: finds the JDK.

# Sets java_version, or ends the script with words when there is no JDK from 17 on.
require_jdk() {
  local home=${JAVA_HOME-} java=java javac=javac
  if [[ -n $home ]]; then
    java=$home/bin/java javac=$home/bin/javac
  fi
  if ! command -v "$java" >/dev/null || ! command -v "$javac" >/dev/null; then
    echo "Gangway is built with a JDK, 17 or newer, and there is none${home:+ in JAVA_HOME ($home)}." >&2
    echo "On Debian: apt-get install openjdk-17-jdk-headless" >&2
    exit 1
  fi
  java_version=$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  if ((${java_version%%[!0-9]*} < 17)); then
    echo "Gangway needs a JDK from version 17 on; this is $java_version." >&2
    exit 1
  fi
}
