/** One attempt of a call: its request, its response and its result. */
package dev.keyfob.internal.attempt;
