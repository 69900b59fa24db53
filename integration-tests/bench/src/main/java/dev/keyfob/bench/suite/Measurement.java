package dev.keyfob.bench.suite;

/**
 * The result of one benchmark.
 *
 * @param perSecond operations a second
 * @param bytes allocated for each operation
 */
record Measurement(PerFork perSecond, PerFork bytes) {}
