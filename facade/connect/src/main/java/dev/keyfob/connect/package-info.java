/**
 * Turns a credential into a connection: configurations for Xray, sing-box and OpenVPN, commands for
 * ssh and ipmitool, and a Kubernetes Secret.
 *
 * <p>{@link dev.keyfob.connect.ConnectionSinks} writes them to files that only their owner can
 * read. Its sinks can be given to {@code deliverTo}, so that a credential is revoked if it could
 * not be written, and a lease replaces and removes the files.
 *
 * <p>No class of this package prints a secret, logs one, or puts one on a command line.
 *
 * @since 0.1.0
 */
package dev.keyfob.connect;
