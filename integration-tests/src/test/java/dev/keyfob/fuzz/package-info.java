/**
 * Fuzz targets for hostile responses and documents, and properties that hold for any input. The
 * committed corpus runs with the other tests.
 */
package dev.keyfob.fuzz;
