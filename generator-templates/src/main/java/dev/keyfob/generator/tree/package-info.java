/**
 * Reads and writes YAML and JSON as trees of maps, lists and scalars, and addresses places in them.
 */
package dev.keyfob.generator.tree;
