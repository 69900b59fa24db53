/** Pins where a provider's requests go, so that an update cannot change it without a review. */
package dev.keyfob.generator.pins;
