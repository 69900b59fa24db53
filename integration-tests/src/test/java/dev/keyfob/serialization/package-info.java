/** Tests how JSON libraries write and read the types that callers get. */
package dev.keyfob.serialization;
