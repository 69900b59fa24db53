/**
 * From what specs/ holds to one effective document per provider: read, merge, overlay, secret
 * rules, effects. Errors name the file and the place in it.
 */
package dev.keyfob.generator.assemble;
