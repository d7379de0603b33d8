/** In-band registration (XEP-0077) and the credential vault. */
@NullMarked
package im.gangway.registration;

import org.jspecify.annotations.NullMarked;
