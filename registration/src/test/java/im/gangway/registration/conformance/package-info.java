/** Registration as XEP-0100 and XEP-0077 want it, case by case, seen on the wires. */
package im.gangway.registration.conformance;
