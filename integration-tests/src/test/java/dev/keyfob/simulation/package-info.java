/**
 * Simulation tests. A life is one simulated run, in which callers issue and change credentials
 * while faults occur. A seed decides all of it; no network is used and no real time passes.
 * OkHttp's own HTTP/1.1 code runs over sockets in memory, against a model of the provider.
 */
package dev.keyfob.simulation;
