/** Values that are shown only when somebody asks for them by name. */
package dev.keyfob.secret;
