/**
 * The parts that all of Keyfob's clients share: builders and options, issuances with recovery,
 * delivery and leases, and listings.
 *
 * <p>Begin with a client: {@link dev.keyfob.latitude.LatitudeClient} or {@link
 * dev.keyfob.pingnetwork.PingNetworkClient}. A client is thread-safe and immutable; one is enough
 * for a program, which closes it at its end.
 *
 * <h2>Secrets</h2>
 *
 * <p>A provider shows a secret once. Keyfob returns it as a {@link dev.keyfob.secret.Secret}, in a
 * type whose name begins with {@code Issued}. Only {@link dev.keyfob.secret.Secret#reveal()} shows
 * it; {@link dev.keyfob.sink.Sinks} writes it to a file that only its owner can read.
 *
 * <h2>Issuing</h2>
 *
 * <p>{@code create} sends one request and returns the credential. {@code issue} returns an {@link
 * dev.keyfob.Issuance} or {@link dev.keyfob.RevocableIssuance}, on which delivery to a sink,
 * recovery after a lost response, and a lease combine.
 *
 * <h2>Results</h2>
 *
 * <p>A server may leave out any field, or send it in another form. All results say so in one way:
 *
 * <ul>
 *   <li>An accessor returns null for a missing field, and an empty list for a missing list. {@code
 *       generated()} has all that was sent.
 *   <li>The secret of an {@code Issued…} type is never null, unless its Javadoc says when it is.
 *       Without it, the operation throws a {@link dev.keyfob.error.DecodingException}.
 *   <li>A method that returns what to connect with, such as {@code endpoint()} or {@code link()},
 *       throws an {@link java.lang.IllegalStateException} that names the missing field.
 *   <li>A method that searches or computes, and an accessor of an exception, returns an {@link
 *       java.util.Optional}.
 * </ul>
 *
 * <p>Results are compared by value. A test of your own code creates them with {@code of} or with
 * their constructors.
 *
 * <h2>Errors</h2>
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, unchecked. Its type says
 * what is known:
 *
 * <ul>
 *   <li>{@link dev.keyfob.error.ApiException}: the server rejected the request. Each status that
 *       callers tell apart has a subclass.
 *   <li>{@link dev.keyfob.error.TransportException}: there was no response, and no credential was
 *       issued. A change or deletion may have been applied, and can be repeated.
 *   <li>{@link dev.keyfob.error.OutcomeUnknownException}: the response was lost, and a credential
 *       may exist. {@link dev.keyfob.RevocableIssuance#recover} looks for it.
 *   <li>{@link dev.keyfob.error.IssuanceRevokedException}: a credential was issued and has been
 *       revoked; it is safe to try again.
 *   <li>{@link dev.keyfob.error.DeliveryFailedException}: a sink failed to store or remove a
 *       credential.
 *   <li>{@link dev.keyfob.error.RevocationFailedException}: a credential could not be revoked.
 *   <li>{@link dev.keyfob.error.DecodingException}: the response could not be read; the exception
 *       holds all of it.
 * </ul>
 *
 * <h2>Blocking</h2>
 *
 * <p>A blocking operation runs on the caller's thread. It notices an interrupt between attempts and
 * before it reads or writes. To stop a call at any moment, use its {@code …Async} twin and cancel
 * the future.
 *
 * @since 0.1.0
 */
package dev.keyfob;
