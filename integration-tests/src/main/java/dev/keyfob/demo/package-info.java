/** A demo that calls all operations of the facade: {@link dev.keyfob.demo.Demo}. */
package dev.keyfob.demo;
