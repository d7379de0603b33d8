/** The rules that every class of Gangway keeps. */
@NullMarked
package im.gangway.architecture;

import org.jspecify.annotations.NullMarked;
