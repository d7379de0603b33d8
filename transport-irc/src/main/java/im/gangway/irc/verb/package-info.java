/**
 * What a server may say to us once we are logged in: one file for each command or group of replies,
 * one registration line in {@link im.gangway.irc.verb.Verbs}.
 */
@NullMarked
package im.gangway.irc.verb;

import org.jspecify.annotations.NullMarked;
