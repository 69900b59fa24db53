/** Responses that their document does not describe. None of them may lose the credential. */
package dev.keyfob.malformed;
