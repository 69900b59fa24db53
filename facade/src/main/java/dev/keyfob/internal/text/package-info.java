/** Text that crosses the boundary of the library: argument checks, ids in messages, log lines. */
package dev.keyfob.internal.text;
