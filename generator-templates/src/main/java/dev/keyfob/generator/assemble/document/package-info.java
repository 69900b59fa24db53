/** Reading documents, finding one's way in them, and writing them. */
package dev.keyfob.generator.assemble.document;
