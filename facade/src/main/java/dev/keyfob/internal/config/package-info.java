/** What a client is configured with: base URL, API key, headers, timeouts. */
package dev.keyfob.internal.config;
