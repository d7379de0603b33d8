/** The conformance cases of what every transport has, on a scripted network. */
@NullMarked
package im.gangway.core.conformance;

import org.jspecify.annotations.NullMarked;
