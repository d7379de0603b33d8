/** Many users, large channels and floods: what the gateway does when there is much to do. */
@NullMarked
package im.gangway.load;

import org.jspecify.annotations.NullMarked;
