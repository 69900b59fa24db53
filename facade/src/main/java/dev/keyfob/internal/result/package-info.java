/** Turns a response into a result or an exception. */
package dev.keyfob.internal.result;
