/**
 * A model of the providers: the credentials that they issue, and the faults of servers and
 * connections.
 */
package dev.keyfob.simulation.model;
