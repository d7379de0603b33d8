/** What the operator can measure: Prometheus metrics, counted where everything passes once. */
@NullMarked
package im.gangway.core.metrics;

import org.jspecify.annotations.NullMarked;
