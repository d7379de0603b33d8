/**
 * Files that come with messages: kept beside the database for some days, under names that nobody
 * can guess, and served to whom the user gives the link.
 */
@NullMarked
package im.gangway.core.file;

import org.jspecify.annotations.NullMarked;
