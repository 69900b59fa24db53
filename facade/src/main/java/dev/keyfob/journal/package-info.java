/**
 * Journals, which record that a credential may have been issued, so that a later process can find
 * it. {@link dev.keyfob.journal.Journals#file} keeps one in a folder.
 *
 * <p>{@link dev.keyfob.ClientBuilder#journal} takes a journal. A journal never contains a secret.
 *
 * @since 0.1.0
 */
package dev.keyfob.journal;
