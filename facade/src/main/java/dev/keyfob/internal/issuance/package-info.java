/** Issuing credentials: ledger, recovery, delivery, leases. */
package dev.keyfob.internal.issuance;
