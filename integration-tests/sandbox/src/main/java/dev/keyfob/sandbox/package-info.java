/**
 * A server for tests of code that uses Keyfob's clients. It runs in the test's process, implements
 * both providers' APIs, issues fake credentials and fails on demand.
 *
 * <p>Start with {@link dev.keyfob.sandbox.Sandbox#start()} or, in a JUnit 5 test, with {@link
 * dev.keyfob.sandbox.SandboxExtension}. There are five kinds of {@link dev.keyfob.sandbox.Fault}:
 *
 * <ul>
 *   <li>{@link dev.keyfob.sandbox.ConnectionCut}: the connection breaks before or after the request
 *       is applied;
 *   <li>{@link dev.keyfob.sandbox.StreamReset}: the same for a stream of HTTP/2;
 *   <li>{@link dev.keyfob.sandbox.Delay}: the response is late;
 *   <li>{@link dev.keyfob.sandbox.RejectedRequest}: the response is an error or a redirect;
 *   <li>{@link dev.keyfob.sandbox.MalformedResponse}: the request is applied, but the response is
 *       not as documented.
 * </ul>
 *
 * <p>The sandbox stores, lists, changes and deletes sessions and keys, as the providers do. Other
 * operations respond with the document's example. A credential of the sandbox opens nothing.
 *
 * @since 0.1.0
 */
package dev.keyfob.sandbox;
