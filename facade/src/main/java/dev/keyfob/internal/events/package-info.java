/** Streams of server-sent events that reconnect by themselves. */
package dev.keyfob.internal.events;
