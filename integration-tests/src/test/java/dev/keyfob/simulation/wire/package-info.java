/** Sockets in memory, over which OkHttp's own code speaks HTTP/1.1 with a model of a provider. */
package dev.keyfob.simulation.wire;
