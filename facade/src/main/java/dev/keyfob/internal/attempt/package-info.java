/** One HTTP exchange and what became of it. */
package dev.keyfob.internal.attempt;
