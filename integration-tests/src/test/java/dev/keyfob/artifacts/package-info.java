/** What lies in the published artifacts beside classes. */
package dev.keyfob.artifacts;
