/** Not for callers: what {@code dev.keyfob}'s own packages share. It changes without notice. */
package dev.keyfob.internal;
