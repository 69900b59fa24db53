/** What a seed decides: who does what, and all that goes wrong. */
package dev.keyfob.simulation.plan;
