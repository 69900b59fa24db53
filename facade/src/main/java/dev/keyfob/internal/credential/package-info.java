/** The life of a credential, whatever kind it is: delivered or revoked, found again, leased. */
package dev.keyfob.internal.credential;
