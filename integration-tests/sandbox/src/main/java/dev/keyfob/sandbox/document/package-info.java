/** The effective documents, read for what a request and an response must look like. */
package dev.keyfob.sandbox.document;
