/** A walk through everything Keyfob does: {@link dev.keyfob.demo.Demo}. */
package dev.keyfob.demo;
