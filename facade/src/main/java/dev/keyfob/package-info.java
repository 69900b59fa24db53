/**
 * What all of Keyfob's clients share: how they are built, and the exceptions they throw.
 *
 * <p>The clients themselves are {@link dev.keyfob.latitude.LatitudeClient} and {@link
 * dev.keyfob.pingnetwork.PingNetworkClient}.
 *
 * <p>A blocking operation runs on the caller's thread. It notices an interrupt between attempts and whenever it
 * begins to read or write; where a call must be stoppable at any moment, take its {@code …Async} twin and cancel the
 * future.
 */
package dev.keyfob;
