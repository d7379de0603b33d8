/** What those who administer a gateway can do while it runs (XEP-0133). */
@NullMarked
package im.gangway.core.admin;

import org.jspecify.annotations.NullMarked;
