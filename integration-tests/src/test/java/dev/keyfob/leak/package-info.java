/**
 * Whether a secret can be seen anywhere by accident: every one is a canary, and none may turn up.
 */
package dev.keyfob.leak;
