/**
 * A server in one's own process that speaks both APIs as their documents say, makes credentials that cannot be taken
 * for real ones, and fails on demand. Begin with {@link dev.keyfob.sandbox.Sandbox#start()}.
 */
package dev.keyfob.sandbox;
