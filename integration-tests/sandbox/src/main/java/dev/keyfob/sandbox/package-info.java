/**
 * A server in one's own process that speaks both APIs as their documents say, makes credentials
 * that cannot be taken for real ones, and fails on demand: for tests of code that uses Keyfob's
 * clients.
 *
 * <p>Begin with {@link dev.keyfob.sandbox.Sandbox#start()}, or, in a JUnit 5 test, with {@link
 * dev.keyfob.sandbox.SandboxExtension}. What is to go wrong is a {@link dev.keyfob.sandbox.Fault}:
 *
 * <ul>
 *   <li>{@link dev.keyfob.sandbox.ConnectionCut}: the connection breaks, before or after what was
 *       asked for has been made;
 *   <li>{@link dev.keyfob.sandbox.Delay}: the response comes late;
 *   <li>{@link dev.keyfob.sandbox.RejectedRequest}: an error, a redirect, or too many requests;
 *   <li>{@link dev.keyfob.sandbox.MalformedResponse}: what was asked for is made, but the response
 *       is not as documented.
 * </ul>
 *
 * <p>It keeps what is made, lists it, gives it another secret and removes it, as the providers do;
 * what it keeps nothing for is answered with the document's example. It does not connect anybody to
 * anything.
 *
 * @since 0.1.0
 */
package dev.keyfob.sandbox;
