/** Threads of which exactly one runs at a time, chosen by a seed, and the time they see. */
package dev.keyfob.simulation.schedule;
