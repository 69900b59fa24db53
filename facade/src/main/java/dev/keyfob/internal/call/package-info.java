/** Executes a call, from its arguments to its result: attempts, retries, telemetry. */
package dev.keyfob.internal.call;
