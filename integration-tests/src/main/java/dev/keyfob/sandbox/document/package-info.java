/** The effective documents, read for what a request and an answer must look like. */
package dev.keyfob.sandbox.document;
