/** Lives a plan with real clients of the facade, and records what callers get. */
package dev.keyfob.simulation.life;
