/**
 * Finds the parts of an OpenAPI document: operations, schemas, references, media types and names.
 */
package dev.keyfob.generator.openapi;
