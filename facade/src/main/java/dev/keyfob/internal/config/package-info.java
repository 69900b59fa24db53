/** The configuration of a client: base URL, API key, headers, timeouts. */
package dev.keyfob.internal.config;
