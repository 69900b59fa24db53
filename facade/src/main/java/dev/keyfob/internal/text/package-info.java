/** Checks of arguments, and safe texts for messages and log lines. */
package dev.keyfob.internal.text;
