/**
 * Not for callers: how an operation becomes requests and an answer. {@link
 * dev.keyfob.internal.transport.Transport} is the way in; it changes without notice.
 */
package dev.keyfob.internal.transport;
