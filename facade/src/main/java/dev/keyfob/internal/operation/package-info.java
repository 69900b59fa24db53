/** Calls of generated interfaces that a caller describes. */
package dev.keyfob.internal.operation;
