/**
 * Helpers of several kinds of tests: they find generated code on the class path, describe the
 * facade's operations, and compare JSON by meaning.
 */
package dev.keyfob.testing;
