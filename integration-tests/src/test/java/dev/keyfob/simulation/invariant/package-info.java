/** The invariants that must hold after every life. */
package dev.keyfob.simulation.invariant;
