/** What the documentation shows is compiled and run. */
package dev.keyfob.documentation;
