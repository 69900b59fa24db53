/** Leak tests: every secret is a canary, and no output may contain one. */
package dev.keyfob.leak;
