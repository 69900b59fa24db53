/** Fault injection: for every operation and every fault, checks what is retried, lost or shown. */
package dev.keyfob.fault;
