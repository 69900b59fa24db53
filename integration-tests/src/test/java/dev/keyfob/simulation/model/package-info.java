/** A model of the providers: what they issue, and all that may go wrong on the way. */
package dev.keyfob.simulation.model;
