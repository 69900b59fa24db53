/**
 * Contract tests: requests and results agree with each operation and example of the providers'
 * documents.
 */
package dev.keyfob.contract;
