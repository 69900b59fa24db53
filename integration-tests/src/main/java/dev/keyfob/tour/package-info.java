/** A walk through everything Keyfob does: {@link dev.keyfob.tour.Tour}. */
package dev.keyfob.tour;
