/**
 * Answers that are not as their document has them: none of them may cost the caller the credential.
 */
package dev.keyfob.malformed;
