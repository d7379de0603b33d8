/**
 * What messages cost and who may spend how much: prices by prefix, budgets by user, prefix and all
 * together, estimates. Pure: no I/O, no threads; a clock says which month it is.
 */
@NullMarked
package im.gangway.sms.cost;

import org.jspecify.annotations.NullMarked;
