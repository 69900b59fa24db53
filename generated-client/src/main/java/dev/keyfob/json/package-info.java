/** What generated records and their adapters lean on: nothing an answer holds is refused, nothing of it is lost. */
package dev.keyfob.json;
