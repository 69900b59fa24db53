/** What generated Retrofit interfaces say of their operations, for a transport to obey. */
package dev.keyfob.operation;
