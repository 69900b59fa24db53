/** One client under more callers than any program has. */
package dev.keyfob.load;
