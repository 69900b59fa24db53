/**
 * What the code generator is given: the effective document reduced to what code is made of, with
 * every type named. The names depend on nothing but the part of the document they come from, so
 * that they stay when other parts change.
 */
package dev.keyfob.generator.assemble.input;
