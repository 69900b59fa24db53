/** Executes operations of generated interfaces that a caller describes by a function. */
package dev.keyfob.internal.operation;
