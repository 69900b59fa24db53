/**
 * Whole lives of credentials, each made of a seed: without a network, and without waiting. OkHttp's
 * own HTTP/1.1 code runs over sockets in memory, against a model of the provider.
 */
package dev.keyfob.simulation;
