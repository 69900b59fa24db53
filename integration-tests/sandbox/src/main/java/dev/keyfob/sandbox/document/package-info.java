/** Reads the effective documents, validates requests and derives example responses. */
package dev.keyfob.sandbox.document;
