/**
 * What an update of a provider's document changes: the effective document is compared with the one
 * last accepted, by openapi-diff and by what that does not see, and the answer is written as
 * Markdown for a person.
 */
package dev.keyfob.generator.report;
