/** Data forms (XEP-0004), and the settings of users as such forms. */
@NullMarked
package im.gangway.core.form;

import org.jspecify.annotations.NullMarked;
