/**
 * What generated Retrofit interfaces say of their operations, for a transport to obey: {@link
 * dev.keyfob.operation.Effect} is what sending one twice would do.
 *
 * @since 0.1.0
 */
package dev.keyfob.operation;
