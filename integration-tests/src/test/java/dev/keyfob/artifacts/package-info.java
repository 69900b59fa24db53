/** Checks the published artifacts: POMs, module descriptors and native-image metadata. */
package dev.keyfob.artifacts;
