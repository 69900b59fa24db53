/**
 * Streams of server-sent events (WHATWG HTML, section 9.2) that reconnect after a connection ends.
 */
package dev.keyfob.internal.events;
