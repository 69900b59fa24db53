/** Makes one document of several files that describe the same API. */
package dev.keyfob.generator.merge;
