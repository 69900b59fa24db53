/**
 * What all of Keyfob's clients share: how they are built, what an operation can end with, and how
 * what it has made is found again, delivered, leased or removed.
 *
 * <p>Begin with a client: {@link dev.keyfob.latitude.LatitudeClient} or {@link
 * dev.keyfob.pingnetwork.PingNetworkClient}. One is enough for a program; it is thread-safe,
 * immutable, and closed when the program ends.
 *
 * <h2>Secrets</h2>
 *
 * <p>What a provider shows once comes as a {@link dev.keyfob.secret.Secret}, in a type whose name
 * begins with {@code Issued}. Nothing shows it but {@link dev.keyfob.secret.Secret#reveal()};
 * {@link dev.keyfob.sink.Sinks} writes it to a file without anybody seeing it.
 *
 * <h2>What an operation can end with</h2>
 *
 * <p>Everything thrown is a {@link dev.keyfob.error.KeyfobException}, unchecked, and says by its
 * type what is known:
 *
 * <ul>
 *   <li>{@link dev.keyfob.error.ApiException}, with a subclass for each status that callers tell
 *       apart: the server refused;
 *   <li>{@link dev.keyfob.error.TransportException}: no answer came, and nothing was made; a change
 *       or a removal may have happened, and may be repeated;
 *   <li>{@link dev.keyfob.error.OutcomeUnknownException}: a credential may exist that nobody has;
 *       {@code createOrRecover} looks for it by itself and gives a {@link dev.keyfob.Creation};
 *   <li>{@link dev.keyfob.error.DeliveryFailedException}, {@link
 *       dev.keyfob.error.RevocationFailedException}: a credential was made, and what was to become
 *       of it did not;
 *   <li>{@link dev.keyfob.error.DecodingException}: an answer came and cannot be understood; it has
 *       all of it.
 * </ul>
 *
 * <h2>Waiting</h2>
 *
 * <p>A blocking operation runs on the caller's thread. It notices an interrupt between attempts and
 * whenever it begins to read or write; where a call must be stoppable at any moment, take its
 * {@code …Async} twin and cancel the future.
 *
 * @since 0.1.0
 */
package dev.keyfob;
