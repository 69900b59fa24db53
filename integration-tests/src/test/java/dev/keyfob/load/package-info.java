/** Load tests: one client with many callers. */
package dev.keyfob.load;
