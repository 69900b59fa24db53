/** Simulates a plan with real clients of the facade, and records the results of the callers. */
package dev.keyfob.simulation.life;
