/**
 * Everything that can go wrong on the way, for every operation: what is sent again, what is lost,
 * what is shown.
 */
package dev.keyfob.fault;
