/**
 * The numbered behaviour cases, on the whole path in one process: a scripted XMPP server on one
 * side, a small IRC server on the other, observed on the two wires only.
 */
package im.gangway.conformance;
