/** Reads the configuration file into records, and tells all that is wrong with it at once. */
@NullMarked
package im.gangway.core.config;

import org.jspecify.annotations.NullMarked;
