/**
 * Adds to a document what the provider leaves out: operationIds, secrets, effects and credentials.
 */
package dev.keyfob.generator.annotate;
