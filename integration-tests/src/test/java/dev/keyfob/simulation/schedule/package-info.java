/** Simulated threads and time. Exactly one thread runs at a time, and the seed chooses it. */
package dev.keyfob.simulation.schedule;
