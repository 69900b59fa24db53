/** Knows where the build writes its files, and whether they are complete and up to date. */
package dev.keyfob.generator.files;
