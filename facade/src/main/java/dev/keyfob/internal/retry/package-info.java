/** Decides when another attempt follows: retry policy, {@code Retry-After}, throttling. */
package dev.keyfob.internal.retry;
