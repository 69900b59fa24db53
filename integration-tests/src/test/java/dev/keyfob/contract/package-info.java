/**
 * Whether what is sent and read agrees with the providers' documents, for every operation and
 * example in them.
 */
package dev.keyfob.contract;
