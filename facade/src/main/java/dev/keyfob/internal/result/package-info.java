/** From a response to a result or an exception. */
package dev.keyfob.internal.result;
