/** Plans of lives, derived from a seed: the steps of all callers, and the faults. */
package dev.keyfob.simulation.plan;
