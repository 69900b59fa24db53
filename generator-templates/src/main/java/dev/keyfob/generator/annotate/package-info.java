/**
 * Completes a document by what the provider does not say: operationIds, secrets, effects and
 * credentials.
 */
package dev.keyfob.generator.annotate;
